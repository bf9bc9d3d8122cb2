import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { listTechnicians } from "@/server/identity";
import { changeUnfinishedWorkOrder } from "./change-unfinished-work-order";
import { getWorkOrderRow } from "./get-work-order-row";
import { refuseCalledOff } from "./refuse-called-off";

/**
 * Gives an open work order to a technician, or to another one; a finished one is refused (`work-order-closed`), and so is
 * one to shut a valve that must stay open by now (`limit-off-…`).
 */
export async function assignWorkOrder(
  ctx: Ctx,
  { id, userId, instruction }: { id: string; userId: string; instruction?: string | undefined },
): Promise<void> {
  const order = await getWorkOrderRow(ctx, id);
  await refuseCalledOff(ctx, order);
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
