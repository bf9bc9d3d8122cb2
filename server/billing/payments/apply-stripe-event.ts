import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import {
  readCard,
  readDispute,
  readPayoutObject,
  readRefund,
  readSession,
  type StripeEvent,
} from "@/server/platform/stripe";
import { noteCard } from "../saved-cards/note-card";
import { noteDispute } from "./note-dispute";
import { notePayout } from "./note-payout";
import { noteRefundFailure } from "./note-refund-failure";
import { findPayment, noteSession, type Outcome } from "./note-session";
import { refundPayment } from "./refund-payment";
import { settlePayment } from "./settle-payment";

/**
 * What each kind of event means for the books. Every event is understood by itself (it carries our payment's id), so the
 * order in which they come does not matter; kinds that mean nothing to us are kept and left alone.
 */
export async function applyStripeEvent(ctx: Ctx, event: StripeEvent): Promise<Outcome> {
  const at = new Date(event.created * 1000);
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.expired":
      return noteSession(ctx, readSession(event.data.object), { at });
    case "checkout.session.async_payment_failed":
      return noteSession(ctx, readSession(event.data.object), { failed: true });
    case "charge.succeeded":
      return noteMethod(ctx, event.data.object);
    case "charge.refunded":
      return noteRefund(ctx, event.data.object, at);
    case "refund.failed":
    case "refund.updated":
    case "charge.refund.updated":
      return noteRefundFailure(ctx, readRefund(event.data.object), at);
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
    case "charge.dispute.closed":
      return noteDispute(ctx, readDispute(event.data.object), at);
    case "payment_method.attached":
    case "payment_method.updated":
    case "payment_method.automatically_updated":
      return noteCard(ctx, readCard(event.data.object), null);
    case "payment_method.detached":
      return noteCard(ctx, readCard(event.data.object, event.data.previous_attributes), at);
    case "payout.created":
    case "payout.updated":
    case "payout.paid":
    case "payout.failed":
    case "payout.canceled":
      return notePayout(ctx, readPayoutObject(event.data.object), at);
    default:
      return "ignored";
  }
}

type Charge = Extract<StripeEvent, { type: "charge.succeeded" }>["data"]["object"];

/** A charge says how the payer paid. */
async function noteMethod(ctx: Ctx, charge: Charge): Promise<Outcome> {
  const payment = await findPayment(ctx, charge.metadata?.payment_id);
  if (!payment) return "unknown-payment";
  const method = charge.payment_method_details?.type;
  if (!method) return "noted";
  await ctx.tx
    .update(payments)
    .set({ method, updatedAt: ctx.now })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, payment.id)));
  return "noted";
}

/** A refund proves that the money had come; when that word is still on its way, the payment is booked first. */
async function noteRefund(ctx: Ctx, charge: Charge, at: Date): Promise<Outcome> {
  const payment = await findPayment(ctx, charge.metadata?.payment_id);
  if (!payment) return "unknown-payment";
  if (BigInt(charge.amount) !== payment.amountMinor || charge.currency !== ctx.tenant.currency) return "amount-differs";
  // Nothing goes back that never came; a person has to look.
  if (BigInt(charge.amount_refunded) > payment.amountMinor) return "amount-differs";
  const intent =
    typeof charge.payment_intent === "string" ? charge.payment_intent : (charge.payment_intent?.id ?? null);
  const settled = await settlePayment(ctx, payment, {
    into: "stripe-clearing",
    paidAt: at < ctx.now ? at : ctx.now,
    paymentIntentId: intent,
  });
  const current = settled ?? (await findPayment(ctx, payment.id));
  if (!current) return "unknown-payment";
  return refundPayment(ctx, current, BigInt(charge.amount_refunded), at);
}
