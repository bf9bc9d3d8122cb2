import { and, eq } from "drizzle-orm";
import { workOrders } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { staffMay } from "@/tenants/permissions";

export type WorkOrder = typeof workOrders.$inferSelect;

/** Whether the actor sees every work order, or only those given to them (a technician). */
export function seesAllOrders(ctx: Pick<Ctx, "actor">): boolean {
  return ctx.actor.kind === "staff" && staffMay(ctx.actor.roles, "tickets.read");
}

/** A work order by id; to a technician those of others do not exist. */
export async function getWorkOrderRow(ctx: Ctx, id: string): Promise<WorkOrder> {
  const [order] = await ctx.tx
    .select()
    .from(workOrders)
    .where(and(eq(workOrders.tenantId, ctx.tenant.id), eq(workOrders.id, id)));
  const mine = ctx.actor.kind === "staff" && order?.assigneeUserId === ctx.actor.userId;
  if (!order || (!mine && !seesAllOrders(ctx))) throw notFound();
  return order;
}
