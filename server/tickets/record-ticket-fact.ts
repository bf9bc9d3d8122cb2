import { and, eq, sql } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { actAsOffice } from "./act-as-office";
import { appendEvent } from "./append-event";
import { lockTicketRow } from "./get-ticket-row";
import { runAutomatic } from "./run-automatic";
import { getWorkflowVersion } from "./workflow/get-workflow";
import type { Ticket } from "./workflow/vocabulary";

type Fact = { ticketId: string; facts: Record<string, unknown>; note?: string };

/**
 * Leaves a fact on an open ticket (a new owner's word, say) and lets it go on by itself. The caller has made
 * sure that whoever acts may say so. A ticket that is closed is refused (`ticket-closed`).
 */
export async function recordTicketFact(ctx: Ctx, { ticketId, facts, note }: Fact): Promise<Ticket> {
  return actAsOffice(ctx, async () => {
    const ticket = await lockTicketRow(ctx, ticketId);
    if (ticket.phase !== "open") throw conflict("ticket-closed");
    const [kept] = await ctx.tx
      .update(tickets)
      .set({ facts: sql`${tickets.facts} || ${JSON.stringify(facts)}::jsonb`, updatedAt: ctx.now })
      .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, ticketId)))
      .returning();
    if (!kept) throw new Error("The ticket is gone");
    await appendEvent(ctx, kept, { kind: "effect", note: note ?? null, data: { facts } });
    await audit(ctx, "tickets.record-fact", { type: "ticket", id: ticketId }, { facts: Object.keys(facts) });
    const { workflow } = await getWorkflowVersion(ctx, kept.workflowVersionId);
    return runAutomatic(ctx, kept, workflow);
  });
}
