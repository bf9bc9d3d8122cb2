import { and, eq, lt, sql } from "drizzle-orm";
import { paymentDisputes } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { Dispute } from "@/server/platform/stripe";
import { lockAccount } from "../bills/lock-account";
import { findByIntent } from "./find-by-intent";
import type { Payment } from "./move-payment";
import type { Outcome } from "./note-session";
import { giveBack } from "./refund-payment";
import { takeAgain } from "./take-again";

/**
 * Brings the books to what the provider says of a dispute: what it took from us the payer owes again, what it gives back
 * settles the bills again. Each word names all movements so far, so it does not matter in which order they come.
 */
export async function noteDispute(ctx: Ctx, dispute: Dispute, at: Date): Promise<Outcome> {
  const payment = await findByIntent(ctx, dispute.paymentIntentId);
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
