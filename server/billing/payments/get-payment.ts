import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/** How a payment stands; for the page that waits for the provider's word. */
export async function getPayment(ctx: Ctx, paymentId: string) {
  const [payment] = await ctx.tx
    .select({
      id: payments.id,
      accountId: payments.accountId,
      paymentNo: payments.paymentNo,
      status: payments.status,
      amountMinor: payments.amountMinor,
      method: payments.method,
      receiptNo: payments.receiptNo,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, paymentId)));
  if (!payment) throw notFound();
  return payment;
}
