import { and, eq, lt, sql } from "drizzle-orm";
import { paymentDisputes, payments } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { Dispute } from "@/server/platform/stripe";
import { lockAccount } from "../bills/lock-account";
import { post } from "../ledger/post";
import { allocateCredit } from "./allocate-credit";
import { type Payment, reopenPayment } from "./move-payment";
import type { Outcome } from "./note-session";
import { giveBack } from "./refund-payment";

/**
 * Brings the books to what the provider says of a dispute: what it took from us the payer owes again, what it gives back
 * settles the bills again. Each word names all movements so far, so it does not matter in which order they come.
 */
export async function noteDispute(ctx: Ctx, dispute: Dispute, at: Date): Promise<Outcome> {
  const payment = await lockPayment(ctx, dispute.paymentIntentId);
  if (!payment) return "unknown-payment";
  if (dispute.currency !== ctx.tenant.currency || dispute.heldMinor > payment.amountMinor) return "amount-differs";
  await lockAccount(ctx, payment.accountId);
  const known = await keepDispute(ctx, payment, dispute, at);
  if (dispute.movements <= known.movements) return "noted";
  const delta = dispute.heldMinor - known.heldMinor;
  if (payment.refundedMinor + delta > payment.amountMinor) return "amount-differs";
  if (delta > 0n) await giveBack(ctx, payment, delta);
  if (delta < 0n) await takeAgain(ctx, payment, -delta);
  await ctx.tx
    .update(paymentDisputes)
    .set({ heldMinor: dispute.heldMinor, movements: dispute.movements })
    .where(and(eq(paymentDisputes.tenantId, ctx.tenant.id), eq(paymentDisputes.id, known.id)));
  await audit(
    ctx,
    "billing.note-dispute",
    { type: "payment", id: payment.id },
    { disputeId: dispute.id, status: dispute.status, heldMinor: dispute.heldMinor.toString() },
  );
  return delta > 0n ? "disputed" : "dispute-returned";
}

async function lockPayment({ tx, tenant }: Ctx, paymentIntentId: string | null): Promise<Payment | null> {
  if (!paymentIntentId) return null;
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.paymentIntentId, paymentIntentId)))
    .for("update");
  return payment ?? null;
}

type Known = typeof paymentDisputes.$inferSelect;

/** The dispute as it stands here, with the provider's newest words about its state. */
async function keepDispute(ctx: Ctx, payment: Payment, dispute: Dispute, at: Date): Promise<Known> {
  const { amountMinor, reason, status, respondBy } = dispute;
  const told = { amountMinor, reason, status, respondBy, toldAt: at };
  await ctx.tx
    .insert(paymentDisputes)
    .values({
      ...{ id: newId(), tenantId: ctx.tenant.id, disputeId: dispute.id, paymentId: payment.id, ...told },
      ...{ accountId: payment.accountId, createdAt: ctx.now },
    })
    .onConflictDoUpdate({
      target: [paymentDisputes.tenantId, paymentDisputes.disputeId],
      set: told,
      setWhere: lt(paymentDisputes.toldAt, sql`excluded.told_at`),
    });
  const [known] = await ctx.tx
    .select()
    .from(paymentDisputes)
    .where(and(eq(paymentDisputes.tenantId, ctx.tenant.id), eq(paymentDisputes.disputeId, dispute.id)))
    .for("update");
  return known as Known;
}

/** The provider gives back what it held: the payment has settled again what it can. */
async function takeAgain(ctx: Ctx, payment: Payment, delta: bigint): Promise<void> {
  await ctx.tx
    .update(payments)
    .set({ refundedMinor: payment.refundedMinor - delta, updatedAt: ctx.now })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, payment.id)));
  await reopenPayment(ctx, payment.id);
  await post(ctx, [
    {
      ...{ accountId: payment.accountId, debit: "stripe-clearing", credit: "receivable", amountMinor: delta },
      ...{ effectiveOn: dayOf(ctx.now, ctx.tenant.timezone), kind: "refund", paymentId: payment.id, eventKey: newId() },
    },
  ]);
  await allocateCredit(ctx, [payment.accountId]);
}
