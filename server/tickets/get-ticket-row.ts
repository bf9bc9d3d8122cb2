import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { Ticket } from "./workflow/vocabulary";

/** A ticket by id, as far as the transaction's role may see it; another's is not found. */
export async function getTicketRow(ctx: Pick<Ctx, "tx" | "tenant">, ticketId: string): Promise<Ticket> {
  const [ticket] = await ctx.tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, ticketId)));
  if (!ticket) throw notFound();
  return ticket;
}

/** As `getTicketRow`, and nobody else changes it until the transaction ends. */
export async function lockTicketRow(ctx: Pick<Ctx, "tx" | "tenant">, ticketId: string): Promise<Ticket> {
  const [ticket] = await ctx.tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, ticketId)))
    .for("update");
  if (!ticket) throw notFound();
  return ticket;
}
