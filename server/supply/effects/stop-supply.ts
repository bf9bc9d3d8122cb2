import { and, eq } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import { getSeason, listSeasons } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import type { Effect, Ticket } from "@/server/tickets/workflow/vocabulary";
import { areaNosIn, chosenAreas } from "../chosen-areas";
import { areasAt } from "../dated/areas-at";
import { changeAreas } from "../dated/change-areas";
import { listAgreements } from "../list-agreements";
import { textOf } from "../read-form";
import { type Season, windowOn } from "../stop-window";

/**
 * Stops an account's heating from the first day of the season that was applied for, whole seasons only: a valve closed
 * late in the first week still makes it a stopped season. It stays stopped until somebody asks to resume.
 * @throws `already-stopped` when nothing of it is supplied from then on
 */
export const stopSupply: Effect = async (ctx, ticket) => {
  const season = await seasonOf(ctx, ticket);
  const chosen = chosenAreas(ticket.form);
  let changed = 0;
  for (const { id: agreementId } of await listAgreements(ctx, accountIdOf(ticket))) {
    const areaNos = areaNosIn(chosen, agreementId);
    if (areaNos?.length === 0) continue;
    const areas = await changeAreas(ctx, {
      ...{ agreementId, areaNos, from: season.from },
      change: { supplyState: "stopped" },
    });
    changed += areas.length;
    const left = await areasAt(ctx, { agreementId, on: season.from });
    if (left.every((area) => area.supplyState === "stopped")) await setStatus(ctx, agreementId, "suspended");
  }
  if (changed === 0) throw conflict("already-stopped");
  await audit(
    ctx,
    "supply.stop-heating",
    { type: "account", id: accountIdOf(ticket) },
    { ticketNo: ticket.ticketNo, season: season.slug },
  );
  return { season: season.slug, effectiveOn: season.from, stoppedAreas: changed };
};

/** The account that a ticket is about. */
export function accountIdOf(ticket: Pick<Ticket, "accountId">): string {
  if (!ticket.accountId) throw conflict("ticket-has-no-account");
  return ticket.accountId;
}

/** The season that a request was made for: as it says itself, else by the window that was open when it came in. */
export async function seasonOf(ctx: Ctx, ticket: Pick<Ticket, "form" | "facts" | "openedAt">): Promise<Season> {
  const slug = textOf(ticket.facts, "season") ?? textOf(ticket.form, "season");
  if (slug) return getSeason(ctx, slug);
  const window = windowOn(await listSeasons(ctx), dayOf(ticket.openedAt, ctx.tenant.timezone));
  if (window.state === "unknown") throw conflict("season-not-set");
  return window.season;
}

export async function setStatus(ctx: Ctx, agreementId: string, status: "active" | "suspended"): Promise<void> {
  await ctx.tx
    .update(serviceAgreements)
    .set({ status })
    .where(and(eq(serviceAgreements.tenantId, ctx.tenant.id), eq(serviceAgreements.id, agreementId)));
}
