import { and, eq, inArray } from "drizzle-orm";
import { workOrders } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid } from "@/server/platform/errors";
import { listTechnicians } from "@/server/identity";
import { getWorkOrderRow } from "./get-work-order-row";

/** Gives an open work order to a technician, or to another one; a finished one is refused (`work-order-closed`). */
export async function assignWorkOrder(
  ctx: Ctx,
  { id, userId, instruction }: { id: string; userId: string; instruction?: string | undefined },
): Promise<void> {
  const order = await getWorkOrderRow(ctx, id);
  const technician = (await listTechnicians(ctx.tenant.id)).find((one) => one.userId === userId);
  if (!technician) throw invalid("not-a-technician", {}, "userId");
  const [assigned] = await ctx.tx
    .update(workOrders)
    .set({
      status: "assigned",
      assigneeUserId: technician.userId,
      assigneeName: technician.name,
      ...(instruction === undefined ? {} : { instruction }),
      updatedAt: ctx.now,
    })
    .where(
      and(
        eq(workOrders.tenantId, ctx.tenant.id),
        eq(workOrders.id, id),
        inArray(workOrders.status, ["open", "assigned"]),
      ),
    )
    .returning({ id: workOrders.id });
  if (!assigned) throw conflict("work-order-closed");
  await audit(
    ctx,
    "work-orders.assign",
    { type: "work-order", id },
    { workOrderNo: order.workOrderNo, to: technician.name },
  );
}
