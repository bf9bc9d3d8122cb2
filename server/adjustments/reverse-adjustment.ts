import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { adjustments, allocations, bills, creditUses, postings } from "@/db/schema";
import {
  allocateCredit,
  type Entry,
  eventKey,
  type LedgerAccount,
  lockAccount,
  post,
  reverseBill,
  takeBackClaims,
  takeBackUnearned,
} from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, forbidden } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { toDecimal } from "@/server/platform/money";
import { limitOf, mayReverse, readApprovalLimits } from "./approval-limits";
import { decided } from "./approve-adjustment";
import { getAdjustmentRow } from "./find-adjustment";
import { isMetering, undoMetering } from "./metering";
import { type Adjustment, moveAdjustment } from "./move-adjustment";

/**
 * Takes a posted adjustment back by mirror postings linked to the first ones; bills that it had settled are open again.
 * A transfer goes back with its other half. Asks for the same limit as the approval did.
 * @throws `adjustment-above-limit`, `adjustment-decided`, `refund-paid-out`, `discount-follows-payment`, `payment-reversal-final`, `adjustment-credit-spent` when a refund or transfer lives on its credit
 */
export async function reverseAdjustment(
  ctx: Ctx,
  { adjustmentId, note }: { adjustmentId: string; note: string },
): Promise<Adjustment> {
  const row = await getAdjustmentRow(ctx, adjustmentId);
  if (row.kind === "early-payment") throw conflict("discount-follows-payment");
  // Its money is with the payer or on another account: it comes again as a payment.
  if (row.kind === "payment-reversal") throw conflict("payment-reversal-final");
  await demandLimit(ctx, row);
  const halves = [row, ...(await otherHalf(ctx, row))];
  for (const half of halves.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)))
    await lockAccount(ctx, half.accountId);
  // The half that gave credit first: its bills must let go before the other half's credit comes back.
  for (const half of halves) await takeBack(ctx, half);
  for (const half of halves) await takeBackUnearned(ctx, half.accountId);
  await allocateCredit(
    ctx,
    halves.map((half) => half.accountId),
  );
  await audit(
    ctx,
    "adjustments.reverse",
    { type: "adjustment", id: row.id },
    { no: row.adjustmentNo, amountMinor: row.amountMinor.toString(), note },
  );
  return getAdjustmentRow(ctx, adjustmentId);
}

async function demandLimit(ctx: Ctx, { amountMinor }: Adjustment): Promise<void> {
  if (ctx.actor.kind !== "staff") throw forbidden();
  const limits = await readApprovalLimits(ctx);
  if (mayReverse(limits, ctx.actor.roles, amountMinor)) return;
  throw forbidden("adjustment-above-limit", { limit: toDecimal(limitOf(limits, ctx.actor.roles)) });
}

async function otherHalf({ tx, tenant }: Ctx, row: Adjustment): Promise<Adjustment[]> {
  if (!row.pairId) return [];
  return tx
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.tenantId, tenant.id), eq(adjustments.id, row.pairId), ne(adjustments.id, row.id)));
}

async function takeBack(ctx: Ctx, row: Adjustment): Promise<void> {
  if (row.paidOutOn) throw conflict("refund-paid-out", { day: row.paidOutOn });
  await refuseSpent(ctx, row);
  const reversed = await moveAdjustment(ctx, row.id, "reversed", { reversedAt: ctx.now });
  if (!reversed) throw decided(await getAdjustmentRow(ctx, row.id));
  if (isMetering(row.kind)) return undoMetering(ctx, row);
  await mirrorPostings(ctx, row);
  await release(ctx, row);
  await takeBackClaims(ctx, row.id, row.adjustmentNo);
  if (row.carriedBillId) await takeBackCarried(ctx, row);
}

/** Credit that a refund or a transfer has taken away cannot be taken back as well. */
async function refuseSpent({ tx, tenant }: Ctx, row: Adjustment): Promise<void> {
  const [spent] = await tx
    .select({ sum: sql<string>`coalesce(sum(${creditUses.amountMinor}), 0)` })
    .from(creditUses)
    .where(and(eq(creditUses.tenantId, tenant.id), eq(creditUses.sourceId, row.id)));
  if (BigInt(spent?.sum ?? 0) !== 0n) throw conflict("adjustment-credit-spent", { number: row.adjustmentNo });
}

async function mirrorPostings(ctx: Ctx, row: Adjustment): Promise<void> {
  const originals = await ctx.tx
    .select()
    .from(postings)
    .where(
      and(
        eq(postings.tenantId, ctx.tenant.id),
        eq(postings.accountId, row.accountId),
        eq(postings.adjustmentId, row.id),
        inArray(postings.kind, ["adjustment", "refund", "transfer"]),
      ),
    );
  const event = newId();
  await post(
    ctx,
    originals.map((original, index): Entry => {
      const { accountId, amountMinor, billId } = original;
      return {
        ...{ accountId, amountMinor, billId, kind: "reversal", reversesId: original.id, adjustmentId: row.id },
        debit: original.credit as LedgerAccount,
        credit: original.debit as LedgerAccount,
        effectiveOn: dayOf(ctx.now, ctx.tenant.timezone),
        eventKey: eventKey(event, index),
      };
    }),
  );
}

/** Sets free what the adjustment has settled, and gives back the credit that it has used. */
async function release(ctx: Ctx, row: Adjustment): Promise<void> {
  const { tx, tenant } = ctx;
  const fresh = { tenantId: tenant.id, accountId: row.accountId, recordedAt: await knownFrom(ctx) };
  const effectiveOn = dayOf(ctx.now, tenant.timezone);
  const settled = await tx
    .select({ billId: allocations.billId, sum: sql<string>`sum(${allocations.amountMinor})` })
    .from(allocations)
    .where(and(eq(allocations.tenantId, tenant.id), eq(allocations.adjustmentId, row.id)))
    .groupBy(allocations.billId);
  for (const { billId, sum } of settled.filter((one) => BigInt(one.sum) !== 0n)) {
    await tx
      .insert(allocations)
      .values({ ...fresh, id: newId(), adjustmentId: row.id, billId, amountMinor: -BigInt(sum), effectiveOn });
  }
  const used = await tx
    .select({
      paymentId: creditUses.paymentId,
      sourceId: creditUses.sourceId,
      sum: sql<string>`sum(${creditUses.amountMinor})`,
    })
    .from(creditUses)
    .where(and(eq(creditUses.tenantId, tenant.id), eq(creditUses.adjustmentId, row.id)))
    .groupBy(creditUses.paymentId, creditUses.sourceId);
  for (const { sum, ...source } of used.filter((one) => BigInt(one.sum) !== 0n)) {
    await tx
      .insert(creditUses)
      .values({ ...fresh, ...source, id: newId(), adjustmentId: row.id, amountMinor: -BigInt(sum), effectiveOn });
  }
}

async function takeBackCarried(ctx: Ctx, row: Adjustment): Promise<void> {
  const [bill] = await ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.id, row.carriedBillId as string)));
  if (!bill) return;
  await lockAccount(ctx, bill.accountId);
  await reverseBill(ctx, bill, row.adjustmentNo);
  await allocateCredit(ctx, [bill.accountId]);
}
