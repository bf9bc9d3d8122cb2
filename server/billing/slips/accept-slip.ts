import { and, eq } from "drizzle-orm";
import { accounts, slipSuggestions, transferSlips } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { takePayment } from "../payments/take-payment";

export type TransferSlip = typeof transferSlips.$inferSelect;

/**
 * Books a waiting slip to an account, suggested or chosen, as of the day the money came: one payment for one bank reference,
 * whoever presses, and however often.
 * @throws `slip-decided`, `slip-account-unknown`, `payment-amount-invalid`, `transfer-booked-already`
 */
export async function acceptSlip(
  ctx: Ctx,
  { slipId, accountNo }: { slipId: string; accountNo: string },
): Promise<{ paymentId: string; receiptNo: string | null }> {
  const { tx, tenant } = ctx;
  const slip = await lockWaitingSlip(ctx, slipId);
  const [account] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.accountNo, accountNo)));
  if (!account) throw notFound("slip-account-unknown");
  const [sign] = await tx
    .select({ sign: slipSuggestions.sign })
    .from(slipSuggestions)
    .where(
      and(
        eq(slipSuggestions.tenantId, tenant.id),
        eq(slipSuggestions.slipId, slip.id),
        eq(slipSuggestions.accountId, account.id),
      ),
    );
  const payment = await takePayment(ctx, {
    ...{ accountId: account.id, amountMinor: slip.amountMinor, method: "transfer", channel: "transfer-slip" },
    ...{ idempotencyKey: `slip:${slip.id}`, bankRef: slip.bankRef, paidAt: startOfDay(slip.paidOn, tenant.timezone) },
  });
  await tx
    .update(transferSlips)
    .set({
      ...{ status: "booked", paymentId: payment.id, followed: sign?.sign ?? null },
      ...{ decidedBy: ctx.actor.name, decidedAt: ctx.now },
    })
    .where(and(eq(transferSlips.tenantId, tenant.id), eq(transferSlips.id, slip.id)));
  const data = { bankRef: slip.bankRef, paymentNo: payment.paymentNo, followed: sign?.sign ?? null };
  await audit(ctx, "cashier.accept-slip", { type: "account", id: account.id }, data);
  return { paymentId: payment.id, receiptNo: payment.receiptNo };
}

/** The slip, held until its deed is done: of two clerks the second reads what the first decided. */
export async function lockWaitingSlip({ tx, tenant }: Ctx, slipId: string): Promise<TransferSlip> {
  const [slip] = await tx
    .select()
    .from(transferSlips)
    .where(and(eq(transferSlips.tenantId, tenant.id), eq(transferSlips.id, slipId)))
    .for("update");
  if (!slip) throw notFound();
  if (slip.status !== "waiting") throw conflict("slip-decided", { name: slip.decidedBy ?? "" });
  return slip;
}
