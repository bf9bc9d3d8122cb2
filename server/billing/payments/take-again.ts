import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { post } from "../ledger/post";
import { allocateCredit } from "./allocate-credit";
import { type Payment, reopenPayment } from "./move-payment";

/**
 * Books that the provider holds a part again that had gone back: a dispute was won, or a refund failed. The payment
 * settles again what it can. The account must be locked.
 */
export async function takeAgain(ctx: Ctx, payment: Payment, delta: bigint): Promise<void> {
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  await ctx.tx
    .update(payments)
    .set({ refundedMinor: payment.refundedMinor - delta, updatedAt: ctx.now })
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, payment.id)));
  await reopenPayment(ctx, payment.id);
  await post(ctx, [
    {
      ...{ accountId: payment.accountId, debit: "stripe-clearing", credit: "receivable", amountMinor: delta },
      ...{ effectiveOn: today, kind: "refund", paymentId: payment.id, eventKey: newId() },
    },
  ]);
  await allocateCredit(ctx, [payment.accountId], today);
}
