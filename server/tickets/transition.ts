import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden, invalid } from "@/server/platform/errors";
import { actAsOffice } from "./act-as-office";
import { validateFields } from "./form/validate-fields";
import { getTicketRow } from "./get-ticket-row";
import { moveTicket } from "./move-ticket";
import { rolesForTicket } from "./roles-for-ticket";
import { runAutomatic } from "./run-automatic";
import { availableTransitions } from "./workflow/available-transitions";
import { getWorkflowVersion } from "./workflow/get-workflow";

export type TransitionInput = {
  ticketId: string;
  /** The move's key in the ticket's own workflow version. */
  transition: string;
  /** The revision that the mover saw. */
  revision: number;
  fields: Record<string, unknown>;
  note?: string | null | undefined;
};

export type Moved = { id: string; ticketNo: string; state: string; phase: string; revision: number };

/**
 * Moves a ticket on behalf of whoever acts, then as far as it goes by itself, in one transaction. Refused when
 * it has moved meanwhile (`ticket-moved-on`), when the move is not theirs (`not-your-move`), or with the reason
 * of the first condition that does not hold.
 */
export async function transition(ctx: Ctx, input: TransitionInput): Promise<Moved> {
  const ticket = await getTicketRow(ctx, input.ticketId);
  const { workflow } = await getWorkflowVersion(ctx, ticket.workflowVersionId);
  if (ticket.revision !== input.revision) throw conflict("ticket-moved-on");
  const asked = workflow.transitions.find((one) => one.key === input.transition);
  if (!asked?.from.includes(ticket.state)) throw conflict("move-not-possible");
  const mine = availableTransitions(workflow, ticket, rolesForTicket(ctx.actor, ticket));
  if (!mine.includes(asked)) throw forbidden("not-your-move");
  const fields = validateFields(asked.fields, input.fields);
  const note = input.note?.trim() || null;
  if (asked.noteRequired && !note) throw invalid("note-required", {}, "note");
  if (note && note.length > 500) throw invalid("field-too-long", {}, "note");
  return actAsOffice(ctx, async () => {
    const moved = await moveTicket(ctx, ticket, workflow, asked, { fields, note });
    await audit(
      ctx,
      "tickets.transition",
      { type: "ticket", id: ticket.id },
      { ticketNo: ticket.ticketNo, transition: asked.key, from: ticket.state, to: asked.to },
    );
    const { id, ticketNo, state, phase, revision } = await runAutomatic(ctx, moved, workflow);
    return { id, ticketNo, state, phase, revision };
  });
}
