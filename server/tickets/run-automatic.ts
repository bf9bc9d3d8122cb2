import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { log } from "@/server/platform/log";
import type { Workflow } from "@/tenants/schemas/workflow";
import { appendEvent } from "./append-event";
import { moveTicket } from "./move-ticket";
import { availableTransitions } from "./workflow/available-transitions";
import { findUnmet } from "./workflow/conditions";
import type { Ticket } from "./workflow/vocabulary";

const houseActor = { kind: "system", name: "Tributary" } as const;

/**
 * Makes automatic moves until none applies. The caller holds the ticket's row. No state is entered twice in one
 * run, so it ends whatever the map; a move that is refused half-way is undone and noted for the staff.
 */
export async function runAutomatic(ctx: Ctx, start: Ticket, workflow: Workflow): Promise<Ticket> {
  const house: Ctx = { ...ctx, actor: houseActor };
  const visited = new Set([start.state]);
  let ticket = start;
  for (;;) {
    const next = await findNext(house, ticket, workflow);
    if (!next || visited.has(next.to)) return ticket;
    visited.add(next.to);
    const moved = await tryMove(house, ticket, workflow, next);
    if (!moved) return ticket;
    ticket = moved;
  }
}

async function findNext(ctx: Ctx, ticket: Ticket, workflow: Workflow) {
  for (const transition of availableTransitions(workflow, ticket, ["system"])) {
    if (!(await findUnmet(ctx, ticket, transition.conditions))) return transition;
  }
  return null;
}

async function tryMove(ctx: Ctx, ticket: Ticket, workflow: Workflow, transition: Workflow["transitions"][number]) {
  await ctx.tx.execute(sql`savepoint automatic_move`);
  try {
    const moved = await moveTicket(ctx, ticket, workflow, transition, { fields: {}, note: null });
    await ctx.tx.execute(sql`release savepoint automatic_move`);
    return moved;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await ctx.tx.execute(sql`rollback to savepoint automatic_move`);
    log.warn({ ticketId: ticket.id, transition: transition.key, reason: error.code }, "automatic move refused");
    await appendEvent(ctx, ticket, {
      kind: "note",
      transition: transition.key,
      forResident: false,
      data: { refused: error.code, params: error.params },
    });
    return null;
  }
}
