import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { accounts, bills, lateFees } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import type { LateFeeRule } from "@/tenants/schemas/tariff";
import { type Bill, insertBill } from "../../bills/insert-bill";
import { inForce } from "../../bills/list-open-bills";
import { reverseBill } from "../../bills/correct-bill";
import { allocateCredit } from "../../payments/allocate-credit";
import { type Line, lineNames, trim } from "../../rates/line";
import type { Scope } from "../../runs/bill-season";
import { type LatePiece, planLateFee } from "./plan-late-fee";
import { type ChargeableBill, listLateAccounts, readLateBills, readLateFeeRules } from "./read-late-bills";

export type Charged = { bills: number; totalMinor: bigint; takenBack: number };

const usualBatch = 50;

/**
 * Charges every stretch of late days of a subsidiary that is complete, each exactly once however often it is run: the
 * stretch and its bill stand in one transaction, under unique keys. Fees of bills that were taken back go back first.
 * Accounts are handled some at a time, so a night that was cut off goes on with those that are left.
 */
export async function chargeLateFees(scope: Scope, batchSize = usualBatch): Promise<Charged> {
  const sum: Charged = { bills: 0, totalMinor: 0n, takenBack: 0 };
  for (;;) {
    const done = await scope((ctx) => takeBackOrphans(ctx, batchSize));
    sum.takenBack += done;
    if (done === 0) break;
  }
  const rules = await scope(readLateFeeRules);
  const late = await scope((ctx) => listLateAccounts(ctx, rules));
  for (let at = 0; at < late.length; at += batchSize) {
    const charged = await scope((ctx) => chargeAccounts(ctx, late.slice(at, at + batchSize), rules));
    sum.bills += charged.bills;
    sum.totalMinor += charged.totalMinor;
  }
  return sum;
}

/** All locks first, then bill numbers: two who each hold one of them would wait for each other. */
async function lockAccounts({ tx, tenant }: Ctx, ids: string[]): Promise<void> {
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), inArray(accounts.id, ids)))
    .orderBy(asc(accounts.id))
    .for("update");
}

async function chargeAccounts(ctx: Ctx, accountIds: string[], rules: Map<string, LateFeeRule>) {
  await lockAccounts(ctx, accountIds);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const sum = { bills: 0, totalMinor: 0n };
  for (const late of await readLateBills(ctx, accountIds, rules)) {
    const plan = planLateFee(late, today);
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

/** Late fees whose bill has been taken back: they go back too, and the bill in its place runs its own days. */
async function takeBackOrphans(ctx: Ctx, limit: number): Promise<number> {
  const tenantId = ctx.tenant.id;
  const found = await ctx.tx
    .select()
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, tenantId),
        eq(bills.kind, "late-fee"),
        inForce(ctx),
        sql`exists (select 1 from late_fees f join bills r on r.tenant_id = ${tenantId} and r.reverses_id = f.bill_id
          where f.tenant_id = ${tenantId} and f.fee_bill_id = bills.id)`,
      ),
    )
    .orderBy(asc(bills.accountId), asc(bills.id))
    .limit(limit);
  if (found.length === 0) return 0;
  const accountIds = [...new Set(found.map(({ accountId }) => accountId))];
  await lockAccounts(ctx, accountIds);
  for (const fee of await stillStanding(ctx, found)) await reverseBill(ctx, fee, "late-fee");
  await allocateCredit(ctx, accountIds);
  return found.length;
}

/** Another worker may have been faster before the lock was ours. */
function stillStanding(ctx: Ctx, found: Bill[]): Promise<Bill[]> {
  const ids = found.map(({ id }) => id);
  return ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), inArray(bills.id, ids), inForce(ctx)));
}
