import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import { takePayment } from "@/server/billing";
import { noteDispute } from "@/server/billing/payments/note-dispute";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";

type Payment = typeof payments.$inferSelect;

/** A payment that the provider can take back: it has an intent, as those of a checkout have. */
export async function payDisputable(ctx: Ctx, accountId: string, amountMinor: bigint): Promise<Payment> {
  const { id } = await takePayment(ctx, { accountId, amountMinor, method: "cash" });
  const [payment] = await ctx.tx
    .update(payments)
    .set({ paymentIntentId: `pi_${newId()}` })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, id)))
    .returning();
  return payment!;
}

/** Tells what the provider holds of a payment by now; `movements` counts its words. */
export function tellHeld(ctx: Ctx, payment: Payment, heldMinor: bigint, movements: number) {
  return noteDispute(
    ctx,
    {
      ...{ id: `dp_${payment.id}`, paymentIntentId: payment.paymentIntentId, amountMinor: payment.amountMinor },
      ...{ currency: ctx.tenant.currency, reason: "fraudulent", respondBy: null, heldMinor, movements },
      status: heldMinor > 0n ? "needs_response" : "won",
    },
    ctx.now,
  );
}
