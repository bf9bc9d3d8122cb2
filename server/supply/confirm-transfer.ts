import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { amountOwed } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden, notFound } from "@/server/platform/errors";
import { recordTicketFact } from "@/server/tickets";
import { asOffice } from "./as-office";
import { textOf } from "./read-form";

/**
 * The new owner says yes, signed in with the phone that the request names; the request goes on if it waited for that.
 * @throws `not-found` for anybody else, `transfer-already-confirmed`
 */
export async function confirmTransfer(
  ctx: Ctx,
  input: { ticketId: string; acceptDebt: boolean },
): Promise<{ ticketNo: string }> {
  if (ctx.actor.kind !== "resident") throw forbidden();
  const { phone, userId } = ctx.actor;
  const { ticket, owedMinor } = await asOffice(ctx, async () => {
    const asked = and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, input.ticketId));
    const [found] = await ctx.tx
      .select()
      .from(tickets)
      .where(and(asked, eq(tickets.type, "transfer"), eq(tickets.phase, "open")))
      .for("update");
    if (!found?.accountId || textOf(found.form, "new-owner-phone") !== phone) throw notFound();
    if (found.facts.newOwnerConfirmedAt) throw conflict("transfer-already-confirmed");
    return { ticket: found, owedMinor: await amountOwed(ctx, found.accountId) };
  });
  const facts = {
    newOwnerConfirmedAt: ctx.now.toISOString(),
    newOwnerUserId: userId,
    ...(input.acceptDebt && owedMinor > 0n ? { newOwnerAcceptsDebt: true } : {}),
  };
  await audit(ctx, "supply.confirm-transfer", { type: "ticket", id: ticket.id }, { ticketNo: ticket.ticketNo });
  await recordTicketFact(ctx, { ticketId: ticket.id, facts });
  return { ticketNo: ticket.ticketNo };
}
