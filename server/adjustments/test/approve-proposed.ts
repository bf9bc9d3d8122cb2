import { and, asc, eq } from "drizzle-orm";
import { adjustments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { approveAdjustment } from "../approve-adjustment";

/** Somebody of the house approves all that waits on an account. */
export async function approveProposed(ctx: Ctx, accountId: string): Promise<void> {
  const { tenantId, status, adjustmentNo } = adjustments;
  const waiting = await ctx.tx
    .select({ id: adjustments.id })
    .from(adjustments)
    .where(and(eq(tenantId, ctx.tenant.id), eq(adjustments.accountId, accountId), eq(status, "proposed")))
    .orderBy(asc(adjustmentNo));
  for (const { id } of waiting) await approveAdjustment(ctx, { adjustmentId: id, note: "同意" });
}
