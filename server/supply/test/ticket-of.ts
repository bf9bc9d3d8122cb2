import { newId } from "@/server/platform/ids";
import type { Ctx } from "@/server/platform/context";
import type { Ticket } from "@/server/tickets/workflow/vocabulary";

/** A ticket as effects see it; no row behind it. */
export function ticketOf(ctx: Ctx, given: Partial<Ticket> & Pick<Ticket, "type">): Ticket {
  return {
    tenantId: ctx.tenant.id,
    id: newId(),
    createdAt: ctx.now,
    ticketNo: "T-1",
    workflowVersionId: newId(),
    state: "in-review",
    revision: 1,
    phase: "open",
    accountId: null,
    premiseId: null,
    residentUserId: null,
    channel: "portal",
    subject: "test",
    form: {},
    facts: {},
    openedByName: "test",
    openedAt: ctx.now,
    stateSince: ctx.now,
    dueAt: null,
    overran: false,
    closedAt: null,
    updatedAt: ctx.now,
    ...given,
  } as Ticket;
}

export const noMove = { transition: "approve", fields: {}, note: null };
