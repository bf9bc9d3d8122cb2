import { and, eq, inArray } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

export type Payment = typeof payments.$inferSelect;
export type PaymentStatus = Payment["status"];

/**
 * The life of a payment. Money that has come is booked whatever was believed before it, so `succeeded` can be reached
 * from a payment that was given up: the provider's word that it was paid outweighs its silence.
 */
const paymentMoves: Record<PaymentStatus, readonly PaymentStatus[]> = {
  created: ["pending", "succeeded", "failed", "expired"],
  pending: ["succeeded", "failed", "expired"],
  failed: ["succeeded"],
  expired: ["succeeded"],
  succeeded: ["refunded"],
  refunded: [],
};

/** The one way a payment changes its state: a conditional update. Null when it was not in a state that leads there. */
export async function movePayment(
  ctx: Pick<Ctx, "tx" | "tenant" | "now">,
  paymentId: string,
  to: PaymentStatus,
  set: Partial<Omit<typeof payments.$inferInsert, "status" | "amountMinor" | "accountId">> = {},
): Promise<Payment | null> {
  const from = (Object.keys(paymentMoves) as PaymentStatus[]).filter((status) => paymentMoves[status].includes(to));
  const [moved] = await ctx.tx
    .update(payments)
    .set({ ...set, status: to, updatedAt: ctx.now })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, paymentId), inArray(payments.status, from)))
    .returning();
  return moved ?? null;
}

/**
 * A payment that had gone back entirely came again, because a dispute over it was won. Not one of the moves above: a late
 * word that the payer has paid must never book a refunded payment a second time.
 */
export async function reopenPayment(ctx: Pick<Ctx, "tx" | "tenant" | "now">, paymentId: string): Promise<void> {
  await ctx.tx
    .update(payments)
    .set({ status: "succeeded", updatedAt: ctx.now })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, paymentId), eq(payments.status, "refunded")));
}
