import { and, desc, eq, isNull } from "drizzle-orm";
import { tickets, valveStates, workOrders } from "@/db/schema";
import { listTechnicians } from "@/server/identity";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { staffMay } from "@/tenants/permissions";
import { getWorkflowVersion } from "../workflow/get-workflow";
import { getWorkOrderRow } from "./get-work-order-row";

/** Everything the page of one work order shows, by its number; who may be sent only to those who may send. */
export async function getWorkOrderPage(ctx: Ctx, workOrderNo: string) {
  const tenantId = ctx.tenant.id;
  const [found] = await ctx.tx
    .select({ id: workOrders.id })
    .from(workOrders)
    .where(and(eq(workOrders.tenantId, tenantId), eq(workOrders.workOrderNo, workOrderNo)));
  if (!found) throw notFound();
  const order = await getWorkOrderRow(ctx, found.id);
  const roles = ctx.actor.kind === "staff" ? ctx.actor.roles : [];
  const mayAssign = staffMay(roles, "work-orders.assign");
  const [valve] = order.servicePointId
    ? await ctx.tx
        .select({ state: valveStates.state, validFrom: valveStates.validFrom })
        .from(valveStates)
        .where(
          and(
            eq(valveStates.tenantId, tenantId),
            eq(valveStates.servicePointId, order.servicePointId),
            isNull(valveStates.supersededAt),
            isNull(valveStates.validTo),
          ),
        )
        .orderBy(desc(valveStates.validFrom))
        .limit(1)
    : [];
  const [ticket] = order.ticketId
    ? await ctx.tx
        .select()
        .from(tickets)
        .where(and(eq(tickets.tenantId, tenantId), eq(tickets.id, order.ticketId)))
    : [];
  const workflow = ticket && (await getWorkflowVersion(ctx, ticket.workflowVersionId)).workflow;
  return {
    order,
    valve: valve ?? null,
    ticket:
      ticket && workflow
        ? { ticketNo: ticket.ticketNo, title: workflow.title, openedByName: ticket.openedByName }
        : null,
    technicians: mayAssign ? await listTechnicians(tenantId) : [],
    may: {
      assign: mayAssign,
      complete: staffMay(roles, "work-orders.complete"),
      readTicket: staffMay(roles, "tickets.read"),
    },
    now: ctx.now,
  };
}
