import { refundFailures } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { Refund } from "@/server/platform/stripe";
import { findByIntent } from "./find-by-intent";
import type { Outcome } from "./note-session";
import { refundPayment } from "./refund-payment";

/**
 * A refund did not reach the payer and its money is ours again: the bills that it had opened are settled. Kept once per
 * refund, so that it counts even when the refund, or the payment, is told of later.
 */
export async function noteRefundFailure(ctx: Ctx, refund: Refund, at: Date): Promise<Outcome> {
  const { id, paymentIntentId, amountMinor, currency, failed } = refund;
  if (!failed || !paymentIntentId || amountMinor === 0n) return "noted";
  if (currency !== ctx.tenant.currency) return "amount-differs";
  await ctx.tx
    .insert(refundFailures)
    .values({ id: newId(), tenantId: ctx.tenant.id, refundId: id, paymentIntentId, amountMinor, failedAt: at })
    .onConflictDoNothing({ target: [refundFailures.tenantId, refundFailures.refundId] });
  const payment = await findByIntent(ctx, paymentIntentId);
  if (!payment) return "unknown-payment";
  if (!payment.refundToldAt) return "noted";
  return refundPayment(ctx, payment, payment.refundToldMinor, payment.refundToldAt);
}
