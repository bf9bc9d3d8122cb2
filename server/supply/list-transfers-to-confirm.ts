import { and, asc, eq, sql } from "drizzle-orm";
import { accounts, tickets } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { asOffice } from "./as-office";
import { debtToAccept } from "./debt-to-accept";
import { textOf } from "./read-form";

export type TransferToConfirm = {
  ticketId: string;
  ticketNo: string;
  address: string;
  accountNo: string;
  newOwnerName: string;
  transferDate: string;
  /** 分 that the new owner may answer for: what is due today, or all that is unpaid where it goes with the home. */
  owedMinor: bigint;
  withHome: boolean;
};

/** The transfers under way whose new owner has the signed-in resident's phone and has not confirmed yet. */
export async function listTransfersToConfirm(ctx: Ctx): Promise<TransferToConfirm[]> {
  if (ctx.actor.kind !== "resident") return [];
  const { phone } = ctx.actor;
  return asOffice(ctx, async () => {
    const rows = await ctx.tx
      .select({ ticket: tickets, address: accounts.address, accountNo: accounts.accountNo })
      .from(tickets)
      .innerJoin(accounts, and(eq(accounts.tenantId, tickets.tenantId), eq(accounts.id, tickets.accountId)))
      .where(
        and(
          eq(tickets.tenantId, ctx.tenant.id),
          eq(tickets.phase, "open"),
          eq(tickets.type, "transfer"),
          sql`${tickets.form} ->> 'new-owner-phone' = ${phone}`,
          sql`${tickets.facts} ->> 'newOwnerConfirmedAt' is null`,
        ),
      )
      .orderBy(asc(tickets.openedAt))
      .limit(5);
    const found: TransferToConfirm[] = [];
    for (const { ticket, address, accountNo } of rows) {
      found.push({
        ticketId: ticket.id,
        ticketNo: ticket.ticketNo,
        address,
        accountNo,
        newOwnerName: textOf(ticket.form, "new-owner-name") ?? "",
        transferDate: textOf(ticket.form, "transfer-date") ?? "",
        ...(ticket.accountId
          ? await debtToAccept(ctx, ticket.accountId, ticket.form)
          : { owedMinor: 0n, withHome: false }),
      });
    }
    return found;
  });
}
