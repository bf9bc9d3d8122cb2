import { and, desc, eq, gt, gte, sql } from "drizzle-orm";
import { allocations, creditUses, paymentDisputes, payments, refundFailures } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { lockAccount } from "../bills/lock-account";
import { takeBackUnearned } from "../discounts/take-back-discount";
import { post } from "../ledger/post";
import { allocateCredit } from "./allocate-credit";
import { claimUsedCredit, type Way } from "./claim-used-credit";
import { movePayment, type Payment } from "./move-payment";
import { takeAgain } from "./take-again";

/**
 * Brings the books to what the provider has given back of a payment by `at`: its newest running total, less the refunds
 * that failed since. Words that come late or twice change nothing. Bills that the payment had settled are open again, the
 * last settled first; what comes back to us because a refund failed settles them again.
 */
export async function refundPayment(
  ctx: Ctx,
  payment: Payment,
  totalRefundedMinor: bigint,
  at: Date = ctx.now,
): Promise<"refunded" | "refund-returned" | "already-posted"> {
  await lockAccount(ctx, payment.accountId);
  if (totalRefundedMinor > payment.amountMinor) return "already-posted";
  const told = await keepTold(ctx, payment, totalRefundedMinor, at);
  const gone = told.minor - (await failedSince(ctx, payment.paymentIntentId, told.at));
  // What a dispute holds has gone back too, but is no part of the provider's total of refunds.
  const delta = (gone > 0n ? gone : 0n) - (payment.refundedMinor - (await heldByDisputes(ctx, payment.id)));
  if (delta === 0n || payment.refundedMinor + delta > payment.amountMinor) return "already-posted";
  if (delta > 0n) await giveBack(ctx, payment, delta);
  else await takeAgain(ctx, payment, -delta);
  await audit(ctx, "billing.refund-payment", { type: "payment", id: payment.id }, { amountMinor: delta.toString() });
  return delta > 0n ? "refunded" : "refund-returned";
}

/** The newest total that the provider named; of two in the same second the greater, for refunds in a row only add. */
async function keepTold(ctx: Ctx, payment: Payment, minor: bigint, at: Date): Promise<{ minor: bigint; at: Date }> {
  const { refundToldMinor, refundToldAt } = payment;
  const later = refundToldAt ? at.getTime() - refundToldAt.getTime() : 1;
  if (refundToldAt && (later < 0 || (later === 0 && minor <= refundToldMinor)))
    return { minor: refundToldMinor, at: refundToldAt };
  await ctx.tx
    .update(payments)
    .set({ refundToldMinor: minor, refundToldAt: at })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, payment.id)));
  return { minor, at };
}

/** Refunds that the total does not know to have failed. */
async function failedSince({ tx, tenant }: Ctx, paymentIntentId: string | null, since: Date): Promise<bigint> {
  if (!paymentIntentId) return 0n;
  const [row] = await tx
    .select({ sum: sql<string>`coalesce(sum(${refundFailures.amountMinor}), 0)` })
    .from(refundFailures)
    .where(
      and(
        eq(refundFailures.tenantId, tenant.id),
        eq(refundFailures.paymentIntentId, paymentIntentId),
        gte(refundFailures.failedAt, since),
      ),
    );
  return BigInt(row?.sum ?? 0);
}

async function heldByDisputes({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, paymentId: string): Promise<bigint> {
  const [row] = await tx
    .select({ sum: sql<string>`coalesce(sum(${paymentDisputes.heldMinor}), 0)` })
    .from(paymentDisputes)
    .where(and(eq(paymentDisputes.tenantId, tenant.id), eq(paymentDisputes.paymentId, paymentId)));
  return BigInt(row?.sum ?? 0);
}

/**
 * Books that a part of a payment is no longer the account's; the account must be locked. What it had settled is open again,
 * and what refunds or transfers had taken of it is claimed by a bill: no debt stands without a bill that says so.
 */
export async function giveBack(
  ctx: Ctx,
  payment: Payment,
  delta: bigint,
  way: Way = { credit: "stripe-clearing", kind: "refund" },
): Promise<void> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const missing = await release(ctx, payment, delta, today);
  const claims = await claimUsedCredit(ctx, payment, missing);
  const refundedMinor = payment.refundedMinor + delta;
  await ctx.tx
    .update(payments)
    .set({ refundedMinor, updatedAt: ctx.now })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, payment.id)));
  if (refundedMinor === payment.amountMinor) await movePayment(ctx, payment.id, "refunded");
  const claimed = claims.reduce((sum, claim) => sum + claim.amountMinor, 0n);
  const parts = [
    ...claims.map(({ id, dueOn, amountMinor }) => ({ billId: id, dueOn, amountMinor })),
    ...(delta > claimed ? [{ amountMinor: delta - claimed }] : []),
  ];
  await post(
    ctx,
    parts.map((part) => ({
      ...{ ...part, ...way, accountId: payment.accountId, debit: "receivable" as const },
      ...{ effectiveOn: today, paymentId: payment.id, eventKey: newId() },
    })),
  );
  await takeBackUnearned(ctx, payment.accountId);
  // What other credit there is settles at once what is open again.
  await allocateCredit(ctx, [payment.accountId]);
}

/**
 * Unused credit goes back first; then allocations are released, the latest due bill first. Returns what of the sum is in
 * neither, because refunds or transfers have used it.
 */
async function release(ctx: Ctx, payment: Payment, delta: bigint, today: string): Promise<bigint> {
  const total = sql<string>`sum(${allocations.amountMinor})`;
  const used = await ctx.tx
    .select({ billId: allocations.billId, amount: total })
    .from(allocations)
    .where(and(eq(allocations.tenantId, ctx.tenant.id), eq(allocations.paymentId, payment.id)))
    .groupBy(allocations.billId)
    .having(gt(total, "0"))
    .orderBy(desc(sql`max(${allocations.recordedAt})`), desc(allocations.billId));
  const [spent] = await ctx.tx
    .select({ amount: sql<string>`coalesce(sum(${creditUses.amountMinor}), 0)` })
    .from(creditUses)
    .where(and(eq(creditUses.tenantId, ctx.tenant.id), eq(creditUses.paymentId, payment.id)));
  const allocated = used.reduce((sum, row) => sum + BigInt(row.amount), BigInt(spent?.amount ?? 0));
  let left = delta - (payment.amountMinor - payment.refundedMinor - allocated);
  for (const row of used) {
    if (left <= 0n) break;
    const part = BigInt(row.amount) < left ? BigInt(row.amount) : left;
    left -= part;
    await ctx.tx.insert(allocations).values({
      id: newId(),
      tenantId: ctx.tenant.id,
      paymentId: payment.id,
      billId: row.billId,
      accountId: payment.accountId,
      amountMinor: -part,
      effectiveOn: today,
      recordedAt: await knownFrom(ctx),
    });
  }
  return left;
}
