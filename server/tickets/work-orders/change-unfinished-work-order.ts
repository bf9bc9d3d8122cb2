import { and, eq, inArray } from "drizzle-orm";
import { workOrders } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";

/** A work order that nobody has finished or called off. */
export const unfinished = () => inArray(workOrders.status, ["open", "assigned"]);

/** Changes a work order as long as it is unfinished; of two at the same time the later is refused (`work-order-closed`). */
export async function changeUnfinishedWorkOrder(
  ctx: Ctx,
  id: string,
  change: Partial<typeof workOrders.$inferInsert>,
): Promise<void> {
  const [changed] = await ctx.tx
    .update(workOrders)
    .set({ ...change, updatedAt: ctx.now })
    .where(and(eq(workOrders.tenantId, ctx.tenant.id), eq(workOrders.id, id), unfinished()))
    .returning({ id: workOrders.id });
  if (!changed) throw conflict("work-order-closed");
}
