import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { appendEvent } from "./append-event";
import { getTicketRow } from "./get-ticket-row";

/** Adds a remark to a ticket's history: for colleagues, or for the resident to read too. */
export async function addNote(
  ctx: Ctx,
  { ticketId, note, forResident }: { ticketId: string; note: string; forResident: boolean },
): Promise<void> {
  const ticket = await getTicketRow(ctx, ticketId);
  await appendEvent(ctx, ticket, { kind: "note", note, forResident });
  await audit(ctx, "tickets.note", { type: "ticket", id: ticketId }, { ticketNo: ticket.ticketNo, forResident });
}
