import { and, desc, eq, ne } from "drizzle-orm";
import { tickets, workOrders } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { namedAreas } from "@/server/supply";
import { notFound } from "@/server/platform/errors";
import { actAsOffice } from "./act-as-office";
import { describeDocuments, describeForm, describeHistory } from "./describe-ticket";
import { listMoves, listWaits } from "./list-moves";
import { uploadLimits } from "./get-application";
import { getWorkflowVersion } from "./workflow/get-workflow";
import { wayAhead } from "./workflow/way-ahead";

/** What a resident sees of their own request, by its number: where it stands, what comes, what they must do. */
export async function getRequestPage(ctx: Ctx, ticketNo: string) {
  const [ticket] = await ctx.tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.ticketNo, ticketNo)));
  if (!ticket) throw notFound();
  const { workflow } = await getWorkflowVersion(ctx, ticket.workflowVersionId);
  const titled = (key: string) => {
    const state = workflow.states.find((one) => one.key === key);
    return { key, title: state?.title ?? { zh: key, en: key }, explain: state?.explain ?? null };
  };
  const open = ticket.phase === "open";
  const { id, type, phase, channel, openedAt, stateSince, dueAt, closedAt, revision, accountId } = ticket;
  return {
    ticket: { id, ticketNo, type, phase, channel, openedAt, stateSince, dueAt, closedAt, revision, accountId },
    title: workflow.title,
    state: titled(ticket.state),
    ahead: open ? wayAhead(workflow, ticket.state).map(titled) : [],
    form: describeForm(ticket, workflow),
    areas: await namedAreas(ctx, ticket.form),
    documents: await describeDocuments(ctx, ticket, workflow),
    history: (await describeHistory(ctx, ticket, workflow, true)).map(({ data: _data, ...event }) => event),
    // Conditions and field work lie outside a resident's sight; only their answer about this request leaves.
    ...(await actAsOffice(ctx, async () => ({
      moves: open ? await listMoves(ctx, ticket, workflow) : [],
      waits: open ? await listWaits(ctx, ticket, workflow) : [],
      visits: await visitsOf(ctx, ticket.id),
    }))),
    upload: uploadLimits(),
    now: ctx.now,
  };
}

/** Field work that brings somebody to the door. */
function visitsOf(ctx: Ctx, ticketId: string) {
  return ctx.tx
    .select({
      kind: workOrders.kind,
      status: workOrders.status,
      dueOn: workOrders.dueOn,
      assigneeName: workOrders.assigneeName,
      doneAt: workOrders.doneAt,
    })
    .from(workOrders)
    .where(
      and(
        eq(workOrders.tenantId, ctx.tenant.id),
        eq(workOrders.ticketId, ticketId),
        ne(workOrders.status, "cancelled"),
      ),
    )
    .orderBy(desc(workOrders.createdAt));
}

/** A resident's requests, newest first: those they made, and those about the account they have open. */
export async function listRequests(ctx: Ctx) {
  const rows = await ctx.tx
    .select()
    .from(tickets)
    .where(eq(tickets.tenantId, ctx.tenant.id))
    .orderBy(desc(tickets.openedAt), desc(tickets.id))
    .limit(100);
  const list = [];
  for (const ticket of rows) {
    const { workflow } = await getWorkflowVersion(ctx, ticket.workflowVersionId);
    const { id, ticketNo, type, phase, openedAt, stateSince, dueAt } = ticket;
    const state = workflow.states.find((one) => one.key === ticket.state)?.title ?? {
      zh: ticket.state,
      en: ticket.state,
    };
    const waiting =
      phase === "open" &&
      workflow.transitions.some(
        (one) => one.from.includes(ticket.state) && one.by.includes("resident") && one.tone !== "danger",
      );
    list.push({
      id,
      ticketNo,
      type,
      phase,
      openedAt,
      stateSince,
      dueAt,
      title: workflow.title,
      state,
      waitsForMe: waiting,
    });
  }
  return list;
}
