import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { isUuid } from "@/server/platform/ids";
import { log } from "@/server/platform/log";
import type { CheckoutSession } from "@/server/platform/stripe";
import { movePayment, type Payment } from "./move-payment";
import { settlePayment } from "./settle-payment";

/** What came of a provider's word; stored with its event and shown to staff. */
export type Outcome =
  | "posted"
  | "already-posted"
  | "waiting"
  | "expired"
  | "failed"
  | "refunded"
  | "refund-returned"
  | "disputed"
  | "dispute-returned"
  | "noted"
  | "ignored"
  | "unknown-payment"
  | "amount-differs";

/** The payment that the provider speaks of, by the id we gave it; null when it is not ours. */
export async function findPayment(ctx: Ctx, paymentId: string | null | undefined): Promise<Payment | null> {
  if (!paymentId || !isUuid(paymentId)) return null;
  const [payment] = await ctx.tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, paymentId)))
    .for("update");
  return payment ?? null;
}

/**
 * Brings a payment to what the provider says of its session, whichever word comes first, last or again. Money of
 * another sum or currency than asked for is never booked by itself; a person has to look.
 */
export async function noteSession(
  ctx: Ctx,
  session: CheckoutSession,
  { failed = false, at = ctx.now }: { failed?: boolean; at?: Date } = {},
): Promise<Outcome> {
  const payment = await findPayment(ctx, session.paymentId);
  if (!payment) return "unknown-payment";
  if (session.paymentStatus === "paid") {
    if (session.amountMinor !== payment.amountMinor || session.currency !== ctx.tenant.currency) {
      log.error({ paymentId: payment.id, session: session.id }, "a checkout was paid with another sum than asked for");
      return "amount-differs";
    }
    const settled = await settlePayment(ctx, payment, {
      into: "stripe-clearing",
      paidAt: at < ctx.now ? at : ctx.now,
      paymentIntentId: session.paymentIntentId,
    });
    return settled ? "posted" : "already-posted";
  }
  if (failed) return (await movePayment(ctx, payment.id, "failed", { failure: "declined" })) ? "failed" : "noted";
  if (session.status === "expired") return (await movePayment(ctx, payment.id, "expired")) ? "expired" : "noted";
  return "waiting";
}
