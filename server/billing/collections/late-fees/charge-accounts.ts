import { lateFees } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import type { LateFeeRule } from "@/tenants/schemas/tariff";
import { insertBill } from "../../bills/insert-bill";
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
  const sum = { bills: 0, totalMinor: 0n };
  for (const late of await readLateBills(ctx, accountIds, rules)) {
    const plan = planLateFee(late, today, until);
    if (!plan) continue;
    const fee = plan.amountMinor > 0n ? await issueFee(ctx, late, plan) : null;
    await ctx.tx.insert(lateFees).values({
      ...{ tenantId: ctx.tenant.id, accountId: late.accountId, billId: late.id, createdAt: ctx.now },
      ...{ periodFrom: plan.from, periodTo: plan.to, amountMinor: plan.amountMinor, feeBillId: fee?.id ?? null },
    });
    if (!fee) continue;
    sum.bills += 1;
    sum.totalMinor += plan.amountMinor;
  }
  if (sum.bills > 0) {
    await allocateCredit(ctx, accountIds);
    const data = { bills: sum.bills, totalMinor: sum.totalMinor.toString() };
    await audit(ctx, "billing.charge-late-fees", { type: "late-fees", id: ctx.tenant.id }, data);
  }
  return sum;
}

function issueFee(ctx: Ctx, late: ChargeableBill, { from, to, pieces }: NonNullable<ReturnType<typeof planLateFee>>) {
  const { accountId, agreementId, tariffVersionId } = late;
  return insertBill(
    ctx,
    {
      ...{ accountId, agreementId, tariffVersionId, kind: "late-fee", revision: 0, periodFrom: from, periodTo: to },
      season: feeSeason(late),
      dueOn: dayOf(ctx.now, ctx.tenant.timezone),
    },
    pieces.map((piece) => lineOf(late, piece)),
  );
}

/** A fee belongs to one bill of a season, not to the season: "2026-2027/ZD2026-0000123". */
const feeSeason = ({ season, billNo }: ChargeableBill) => `${season}/${billNo}`;

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
