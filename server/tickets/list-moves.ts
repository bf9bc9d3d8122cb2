import type { Ctx } from "@/server/platform/context";
import type { Workflow, WorkflowTransition } from "@/tenants/schemas/workflow";
import { rolesForTicket } from "./roles-for-ticket";
import { availableTransitions } from "./workflow/available-transitions";
import { findUnmet, type Unmet } from "./workflow/conditions";
import type { Ticket } from "./workflow/vocabulary";

export type OfferedMove = Pick<
  WorkflowTransition,
  "key" | "title" | "to" | "fields" | "noteRequired" | "tone" | "effects"
> & {
  /** Why it cannot be made now; null when it can. */
  blocked: Unmet | null;
};

/** The moves that whoever acts could make on a ticket, each with what stands in its way. */
export async function listMoves(ctx: Ctx, ticket: Ticket, workflow: Workflow): Promise<OfferedMove[]> {
  const moves: OfferedMove[] = [];
  for (const move of availableTransitions(workflow, ticket, rolesForTicket(ctx.actor, ticket))) {
    const { key, title, to, fields, noteRequired, tone, effects } = move;
    moves.push({
      key,
      title,
      to,
      fields,
      noteRequired,
      tone,
      effects,
      blocked: await findUnmet(ctx, ticket, move.conditions),
    });
  }
  return moves;
}

/** What the house waits for before it goes on by itself: the first unmet condition of each automatic move. */
export async function listWaits(ctx: Ctx, ticket: Ticket, workflow: Workflow): Promise<Unmet[]> {
  const waits: Unmet[] = [];
  for (const move of availableTransitions(workflow, ticket, ["system"])) {
    const unmet = await findUnmet(ctx, ticket, move.conditions);
    if (unmet && !waits.some((one) => one.condition === unmet.condition)) waits.push(unmet);
  }
  return waits;
}
