import { and, eq, isNull, or } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden } from "@/server/platform/errors";
import { getTicketRow } from "./get-ticket-row";

/** Takes an open ticket on, or gives it back; one that a colleague has is refused (`ticket-taken`). */
export async function claimTicket(ctx: Ctx, { ticketId, claim }: { ticketId: string; claim: boolean }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "staff") throw forbidden();
  const ticket = await getTicketRow(ctx, ticketId);
  const [taken] = await ctx.tx
    .update(tickets)
    .set(
      claim ? { assigneeUserId: actor.userId, assigneeName: actor.name } : { assigneeUserId: null, assigneeName: null },
    )
    .where(
      and(
        eq(tickets.tenantId, ctx.tenant.id),
        eq(tickets.id, ticketId),
        eq(tickets.phase, "open"),
        or(isNull(tickets.assigneeUserId), eq(tickets.assigneeUserId, actor.userId)),
      ),
    )
    .returning({ id: tickets.id });
  if (!taken) throw conflict("ticket-taken", { name: ticket.assigneeName ?? "" });
  await audit(ctx, "tickets.claim", { type: "ticket", id: ticketId }, { ticketNo: ticket.ticketNo, claim });
}
