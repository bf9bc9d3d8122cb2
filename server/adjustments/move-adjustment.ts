import { and, eq, inArray, sql } from "drizzle-orm";
import { adjustments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

export type Adjustment = typeof adjustments.$inferSelect;
export type AdjustmentStatus = Adjustment["status"];

/** The life of an adjustment: only what was approved is posted, only what was posted can be reversed. */
export const adjustmentMoves: Record<AdjustmentStatus, readonly AdjustmentStatus[]> = {
  proposed: ["approved", "rejected", "withdrawn"],
  "awaiting-hq": ["approved", "rejected", "withdrawn"],
  approved: ["posted"],
  posted: ["reversed"],
  rejected: [],
  withdrawn: [],
  reversed: [],
};

type Set = Partial<Omit<typeof adjustments.$inferInsert, "status" | "amountMinor" | "accountId" | "kind">>;

/** The one way an adjustment changes its state: a conditional update. Null when it was not in a state that leads there. */
export async function moveAdjustment(
  ctx: Pick<Ctx, "tx" | "tenant">,
  id: string,
  to: AdjustmentStatus,
  set: Set = {},
): Promise<Adjustment | null> {
  const from = (Object.keys(adjustmentMoves) as AdjustmentStatus[]).filter((status) =>
    adjustmentMoves[status].includes(to),
  );
  const [moved] = await ctx.tx
    .update(adjustments)
    .set({ ...set, status: to, revision: sql`${adjustments.revision} + 1` })
    .where(and(eq(adjustments.tenantId, ctx.tenant.id), eq(adjustments.id, id), inArray(adjustments.status, from)))
    .returning();
  return moved ?? null;
}
