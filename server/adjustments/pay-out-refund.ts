import { and, eq, isNull } from "drizzle-orm";
import { adjustments } from "@/db/schema";
import { enterPayout, eventKey, lockAccount, post } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { getAdjustmentRow } from "./find-adjustment";
import { isPayable } from "./is-payable";
import type { Adjustment } from "./move-adjustment";

/**
 * Pays an approved refund or a reversed payment's money out, from the clerk's drawer or by bank: what was promised leaves the house, once.
 * @throws `refund-not-approved`, `refund-paid-out`, `refund-without-shift`, `refund-above-drawer`
 */
export async function payOutRefund(
  ctx: Ctx,
  { adjustmentId, from }: { adjustmentId: string; from: "cash" | "bank" },
): Promise<Adjustment> {
  await lockAccount(ctx, (await getAdjustmentRow(ctx, adjustmentId)).accountId);
  const row = await getAdjustmentRow(ctx, adjustmentId);
  if (!isPayable(row)) throw conflict("refund-not-approved");
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const [paid] = await ctx.tx
    .update(adjustments)
    .set({ paidOutOn: today, paidOutFrom: from, paidOutByName: ctx.actor.name })
    .where(
      and(
        eq(adjustments.tenantId, ctx.tenant.id),
        eq(adjustments.id, adjustmentId),
        eq(adjustments.status, "posted"),
        isNull(adjustments.paidOutOn),
      ),
    )
    .returning();
  if (!paid) {
    const now = await getAdjustmentRow(ctx, adjustmentId);
    throw now.paidOutOn ? conflict("refund-paid-out", { day: now.paidOutOn }) : conflict("refund-not-approved");
  }
  await post(ctx, [
    {
      ...{ accountId: row.accountId, debit: "refunds-payable", credit: from, amountMinor: row.amountMinor },
      ...{ effectiveOn: today, kind: "refund", adjustmentId: row.id, eventKey: eventKey(row.id, 1) },
    },
  ]);
  if (from === "cash") await enterPayout(ctx, row);
  await audit(
    ctx,
    "adjustments.pay-out",
    { type: "adjustment", id: row.id },
    { no: row.adjustmentNo, from, amountMinor: row.amountMinor.toString() },
  );
  return paid;
}
