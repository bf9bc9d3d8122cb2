import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden, invalid, notFound } from "@/server/platform/errors";
import { recordTicketFact } from "@/server/tickets";
import { asOffice } from "./as-office";
import { debtToAccept } from "./debt-to-accept";
import { textOf } from "./read-form";

/**
 * The new owner says yes, signed in with the phone that the request names; the request goes on if it waited for that.
 * @throws `not-found` for anybody else, `transfer-already-confirmed`, `transfer-money-not-accepted` where all money goes with the home
 */
export async function confirmTransfer(
  ctx: Ctx,
  input: { ticketId: string; acceptDebt: boolean },
): Promise<{ ticketNo: string }> {
  if (ctx.actor.kind !== "resident") throw forbidden();
  const { phone, userId } = ctx.actor;
  const { ticket, debt } = await asOffice(ctx, async () => {
    const asked = and(eq(tickets.tenantId, ctx.tenant.id), eq(tickets.id, input.ticketId));
    const [found] = await ctx.tx
      .select()
      .from(tickets)
      .where(and(asked, eq(tickets.type, "transfer"), eq(tickets.phase, "open")))
      .for("update");
    if (!found?.accountId || textOf(found.form, "new-owner-phone") !== phone) throw notFound();
    if (found.facts.newOwnerConfirmedAt) throw conflict("transfer-already-confirmed");
    return { ticket: found, debt: await debtToAccept(ctx, found.accountId, found.form) };
  });
  if (debt.withHome && !input.acceptDebt) throw invalid("transfer-money-not-accepted", {}, "acceptDebt");
  const facts = {
    newOwnerConfirmedAt: ctx.now.toISOString(),
    newOwnerUserId: userId,
    ...(input.acceptDebt && (debt.withHome || debt.owedMinor > 0n) ? { newOwnerAcceptsDebt: true } : {}),
  };
  await audit(ctx, "supply.confirm-transfer", { type: "ticket", id: ticket.id }, { ticketNo: ticket.ticketNo });
  await recordTicketFact(ctx, { ticketId: ticket.id, facts });
  return { ticketNo: ticket.ticketNo };
}
