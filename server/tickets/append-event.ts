import { ticketEvents } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { Ticket } from "./workflow/vocabulary";

type NewEvent = Pick<
  typeof ticketEvents.$inferInsert,
  "kind" | "transition" | "fromState" | "toState" | "note" | "forResident" | "data"
>;

/** Writes one line of a ticket's history, which nobody can change afterwards. */
export async function appendEvent(ctx: Ctx, ticket: Ticket, event: NewEvent): Promise<void> {
  await ctx.tx.insert(ticketEvents).values({
    ...event,
    id: newId(),
    tenantId: ctx.tenant.id,
    ticketId: ticket.id,
    accountId: ticket.accountId,
    residentUserId: ticket.residentUserId,
    revision: ticket.revision,
    actorKind: ctx.actor.kind,
    actorId: "userId" in ctx.actor ? ctx.actor.userId : null,
    actorName: ctx.actor.name,
    at: ctx.now,
    createdAt: ctx.now,
  });
}
