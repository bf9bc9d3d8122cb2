import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { listTechnicians } from "@/server/identity";
import { changeUnfinishedWorkOrder } from "./change-unfinished-work-order";
import { getWorkOrderRow } from "./get-work-order-row";

/** Gives an open work order to a technician, or to another one; a finished one is refused (`work-order-closed`). */
export async function assignWorkOrder(
  ctx: Ctx,
  { id, userId, instruction }: { id: string; userId: string; instruction?: string | undefined },
): Promise<void> {
  const order = await getWorkOrderRow(ctx, id);
  const technician = (await listTechnicians(ctx.tenant.id)).find((one) => one.userId === userId);
  if (!technician) throw invalid("not-a-technician", {}, "userId");
  await changeUnfinishedWorkOrder(ctx, id, {
    status: "assigned",
    assigneeUserId: technician.userId,
    assigneeName: technician.name,
    ...(instruction === undefined ? {} : { instruction }),
  });
  await audit(
    ctx,
    "work-orders.assign",
    { type: "work-order", id },
    { workOrderNo: order.workOrderNo, to: technician.name },
  );
}
