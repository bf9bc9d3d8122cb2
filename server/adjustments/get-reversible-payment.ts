import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Payment } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";

/**
 * A payment that people of the house or a bank's file booked and that still stands. What came through the payment provider
 * goes back only there.
 * @throws `payment-of-provider`, `payment-reversed-already`, `payment-not-booked`
 */
export async function getReversiblePayment({ tx, tenant }: Ctx, paymentId: string): Promise<Payment> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.id, paymentId)));
  if (!payment) throw notFound();
  if (payment.channel === "portal") throw conflict("payment-of-provider");
  if (payment.status === "refunded") throw conflict("payment-reversed-already");
  if (payment.status !== "succeeded") throw conflict("payment-not-booked");
  return payment;
}

/** What of a payment can still be taken back, in 分. */
export const standsOf = ({ amountMinor, refundedMinor }: Payment): bigint => amountMinor - refundedMinor;
