import { and, eq, inArray } from "drizzle-orm";
import { workOrders } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { getWorkOrderRow } from "./get-work-order-row";

/** Calls one work order off, with the reason; finished work stays done (`work-order-closed`). */
export async function cancelWorkOrder(ctx: Ctx, { id, note }: { id: string; note: string }): Promise<void> {
  const order = await getWorkOrderRow(ctx, id);
  const [gone] = await ctx.tx
    .update(workOrders)
    .set({ status: "cancelled", result: { note }, updatedAt: ctx.now })
    .where(
      and(
        eq(workOrders.tenantId, ctx.tenant.id),
        eq(workOrders.id, id),
        inArray(workOrders.status, ["open", "assigned"]),
      ),
    )
    .returning({ id: workOrders.id });
  if (!gone) throw conflict("work-order-closed");
  await audit(ctx, "work-orders.cancel", { type: "work-order", id }, { workOrderNo: order.workOrderNo, note });
}
