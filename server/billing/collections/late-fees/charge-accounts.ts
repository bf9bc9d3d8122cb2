import { lateFees } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import type { LateFeeRule } from "@/tenants/schemas/tariff";
import { type BillDraft, insertBills } from "../../bills/insert-bill";
import { allocateCredit } from "../../payments/allocate-credit";
import { type Line, lineNames, trim } from "../../rates/line";
import { lockAccounts } from "./lock-accounts";
import { type LatePiece, planLateFee } from "./plan-late-fee";
import { type ChargeableBill, readLateBills } from "./read-late-bills";

/** Charges accounts each stretch of late days that ends with the month, or with yesterday; answers with what it came to. */
export async function chargeAccounts(
  ctx: Ctx,
  accountIds: string[],
  rules: Map<string, LateFeeRule>,
  until: "month" | "yesterday",
): Promise<{ bills: number; totalMinor: bigint }> {
  await lockAccounts(ctx, accountIds);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const stretches = (await readLateBills(ctx, accountIds, rules)).flatMap((late) => {
    const plan = planLateFee(late, today, until);
    return plan ? [{ late, plan }] : [];
  });
  if (stretches.length === 0) return { bills: 0, totalMinor: 0n };
  const charged = stretches.filter(({ plan }) => plan.amountMinor > 0n);
  const fees = await insertBills(
    ctx,
    charged.map(({ late, plan }) => feeOf(late, plan, today)),
  );
  const feeOfBill = new Map(charged.map(({ late }, at) => [late.id, fees[at]!.id]));
  await ctx.tx.insert(lateFees).values(
    stretches.map(({ late, plan: { from, to, amountMinor, settledMinor } }) => ({
      ...{ tenantId: ctx.tenant.id, accountId: late.accountId, billId: late.id, createdAt: ctx.now },
      ...{ periodFrom: from, periodTo: to, amountMinor, settledMinor, feeBillId: feeOfBill.get(late.id) ?? null },
    })),
  );
  const sum = { bills: fees.length, totalMinor: charged.reduce((all, { plan }) => all + plan.amountMinor, 0n) };
  if (sum.bills > 0) {
    await allocateCredit(ctx, accountIds);
    const data = { bills: sum.bills, totalMinor: sum.totalMinor.toString() };
    await audit(ctx, "billing.charge-late-fees", { type: "late-fees", id: ctx.tenant.id }, data);
  }
  return sum;
}

type Plan = NonNullable<ReturnType<typeof planLateFee>>;

function feeOf(late: ChargeableBill, { from, to, pieces }: Plan, today: PlainDate): BillDraft {
  const { accountId, agreementId, tariffVersionId } = late;
  return {
    bill: {
      ...{
        accountId,
        agreementId,
        tariffVersionId,
        kind: "late-fee",
        revision: late.feeRevision,
        periodFrom: from,
        periodTo: to,
      },
      ...{ season: late.feeSeason, dueOn: today },
    },
    lines: pieces.map((piece) => lineOf(late, piece)),
  };
}

function lineOf({ rule, billNo }: ChargeableBill, { from, to, days, unpaidMinor, amountMinor }: LatePiece): Line {
  const unpaid = `${unpaidMinor / 100n}.${(unpaidMinor % 100n).toString().padStart(2, "0")}`;
  return {
    code: "late-fee",
    description: `${lineNames["late-fee"]} ${from} — ${to}`,
    quantity: String(days),
    unit: "day",
    unitPrice: rule.ratePerDay,
    factor: "1",
    amountMinor,
    formula: `${unpaid} × ${trim(rule.ratePerDay)} × ${days}`,
    basis: { days, fromBillNo: billNo, unpaid, ratePerDay: rule.ratePerDay, dayFrom: from, dayTo: to },
    chargeableAreaId: null,
    usageId: null,
  };
}
