import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";
import type { WorkOrderResult } from "../schemas";
import { changeUnfinishedWorkOrder } from "./change-unfinished-work-order";
import { getWorkOrderRow, type WorkOrder } from "./get-work-order-row";
import { refuseCalledOff } from "./refuse-called-off";
import { setValveState } from "./set-valve-state";

/**
 * Reports field work as done, once: a valve order writes the valve's state from today on, a survey its outcome.
 * The ticket that waits for it is looked at again by a job. A valve that must stay open by now is not reported shut
 * (`limit-off-…`).
 */
export async function completeWorkOrder(
  ctx: Ctx,
  { id, result }: { id: string; result: WorkOrderResult },
): Promise<void> {
  const order = await getWorkOrderRow(ctx, id);
  demandResult(order, result);
  await refuseCalledOff(ctx, order);
  await changeUnfinishedWorkOrder(ctx, id, { status: "done", result, doneAt: ctx.now, doneByName: ctx.actor.name });
  // Shutting off a part leaves the home's own valve as it is.
  const ofPart = order.kind === "valve-close" && order.about.areas !== undefined;
  if (result.valveState && order.servicePointId && !ofPart) {
    await setValveState(ctx, {
      servicePointId: order.servicePointId,
      state: result.valveState,
      from: dayOf(ctx.now, ctx.tenant.timezone),
      workOrderId: id,
    });
  }
  await audit(ctx, "work-orders.complete", { type: "work-order", id }, { workOrderNo: order.workOrderNo, ...result });
  if (order.ticketId) {
    const job = { tenantId: ctx.tenant.id, ticketId: order.ticketId };
    await enqueue(ctx, "reconsider-ticket", job, { key: `reconsider:${order.ticketId}` });
  }
}

/** A closing order is done when the valve is shut, an opening one when it is open, a survey when it has an outcome. */
function demandResult(order: WorkOrder, result: WorkOrderResult): void {
  if (order.kind === "site-survey" && !result.outcome) throw invalid("survey-outcome-needed", {}, "outcome");
  if (order.kind === "site-survey" && result.outcome === "failed" && !result.note)
    throw invalid("note-required", {}, "note");
  if (order.kind === "valve-close" && result.valveState !== "closed" && result.valveState !== "sealed") {
    throw invalid("valve-state-needed", {}, "valveState");
  }
  if (order.kind === "valve-open" && result.valveState !== "open")
    throw invalid("valve-state-needed", {}, "valveState");
}
