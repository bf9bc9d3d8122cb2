import { and, eq } from "drizzle-orm";
import { workOrders } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { unfinished } from "./change-unfinished-work-order";

/** Calls off the field work of a ticket that came to nothing. */
export async function cancelOpenWorkOrders(ctx: Ctx, ticketId: string): Promise<void> {
  await ctx.tx
    .update(workOrders)
    .set({ status: "cancelled", updatedAt: ctx.now })
    .where(and(eq(workOrders.tenantId, ctx.tenant.id), eq(workOrders.ticketId, ticketId), unfinished()));
}
