import { and, eq, sql } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { amountOwed } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden, notFound } from "@/server/platform/errors";
import { asOffice } from "./as-office";
import { textOf } from "./read-form";

/**
 * The new owner says yes, signed in with the phone that the request names; the request goes on if it waited for that.
 * @throws `not-found` for anybody else, `transfer-already-confirmed`
 */
export async function confirmTransfer(ctx: Ctx, input: { ticketId: string; acceptDebt: boolean }): Promise<{ ticketNo: string }> {
  if (ctx.actor.kind !== "resident") throw forbidden();
  const { phone, userId } = ctx.actor;
  return asOffice(ctx, async () => {
    const mine = and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, input.ticketId));
    const [ticket] = await ctx.tx
      .select()
      .from(tickets)
      .where(and(mine, eq(tickets.type, "transfer"), eq(tickets.phase, "open")))
      .for("update");
    if (!ticket?.accountId || textOf(ticket.form, "new-owner-phone") !== phone) throw notFound();
    if (ticket.facts.newOwnerConfirmedAt) throw conflict("transfer-already-confirmed");
    const owedMinor = await amountOwed(ctx, ticket.accountId);
    const facts = {
      newOwnerConfirmedAt: ctx.now.toISOString(),
      newOwnerUserId: userId,
      ...(input.acceptDebt && owedMinor > 0n ? { newOwnerAcceptsDebt: true } : {}),
    };
    await ctx.tx
      .update(tickets)
      .set({ facts: sql`${tickets.facts} || ${JSON.stringify(facts)}::jsonb`, updatedAt: ctx.now })
      .where(mine);
    await audit(ctx, "supply.confirm-transfer", { type: "ticket", id: ticket.id }, { ticketNo: ticket.ticketNo });
    return { ticketNo: ticket.ticketNo };
  });
}
