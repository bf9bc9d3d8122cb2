import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import type { Payment } from "./move-payment";
import { settlePayment } from "./settle-payment";

/**
 * Books money that stood on a wrong account to the right one, with a receipt of its own: paid when it was paid, moved
 * today. It lies in no shift a second time and changes no till. The account must be locked.
 */
export async function rebookPayment(
  ctx: Ctx,
  wrong: Payment,
  { accountId, amountMinor }: { accountId: string; amountMinor: bigint },
): Promise<Payment> {
  const id = newId();
  const { channel, method, takenByName } = wrong;
  await ctx.tx.insert(payments).values({
    ...{ id, tenantId: ctx.tenant.id, accountId, amountMinor, channel, method, takenByName },
    paymentNo: await nextNumber(ctx, "JF", dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4)),
    status: "created",
    billIds: [],
    idempotencyKey: `rebooked:${wrong.id}`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const settled = await settlePayment(
    ctx,
    { id, accountId },
    { into: "transfer-clearing", paidAt: wrong.paidAt ?? ctx.now, moved: true },
  );
  return settled as Payment;
}
