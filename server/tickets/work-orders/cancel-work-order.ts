import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { changeUnfinishedWorkOrder } from "./change-unfinished-work-order";
import { getWorkOrderRow } from "./get-work-order-row";

/** Calls one work order off, with the reason; finished work stays done (`work-order-closed`). */
export async function cancelWorkOrder(ctx: Ctx, { id, note }: { id: string; note: string }): Promise<void> {
  const order = await getWorkOrderRow(ctx, id);
  await changeUnfinishedWorkOrder(ctx, id, { status: "cancelled", result: { note } });
  await audit(ctx, "work-orders.cancel", { type: "work-order", id }, { workOrderNo: order.workOrderNo, note });
}
