import { and, eq } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import { findSeasonFor } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import type { Effect } from "@/server/tickets/workflow/vocabulary";
import { areaNosIn, chosenAreas } from "../chosen-areas";
import { areasAt } from "../dated/areas-at";
import { changeAreas } from "../dated/change-areas";
import { listAgreements } from "../list-agreements";
import { lockUnits, loseWholeUnit } from "../whole-unit";
import { accountIdOf, setStatus } from "./stop-supply";

/**
 * Takes an account's stopped areas back into supply: before the season from its first day, within it from today; what
 * that costs is the tariff's word (days or the whole season). Neighbours of a unit that stood stopped together stand stopped
 * by themselves from then on.
 * @throws `not-stopped` when nothing of it stands stopped, `resume-season-borne`
 */
export const resumeSupply: Effect = async (ctx, ticket) => {
  const accountId = accountIdOf(ticket);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const season = await findSeasonFor(ctx, today);
  const from: PlainDate = season && season.from > today ? season.from : today;
  const chosen = chosenAreas(ticket.form);
  let changed = 0;
  const agreements = await listAgreements(ctx, accountId);
  const premiseIds = agreements.map((agreement) => agreement.premiseId);
  await lockUnits(ctx, premiseIds, from);
  for (const agreement of agreements) {
    const wished = areaNosIn(chosen, agreement.id);
    const all = await areasAt(ctx, { agreementId: agreement.id, on: from });
    const stopped = all.filter((area) => area.supplyState === "stopped").map((area) => area.areaNo);
    const areaNos = wished ? stopped.filter((areaNo) => wished.includes(areaNo)) : stopped;
    if (areaNos.length === 0) continue;
    if (season && agreement.seasonBorne === season.slug)
      await chargeAfterAll(ctx, agreement.id, areaNos.length === all.length);
    const change = { supplyState: "on", wholeUnitStop: false } as const;
    const areas = await changeAreas(ctx, { agreementId: agreement.id, from, areaNos, change });
    changed += areas.length;
    await setStatus(ctx, agreement.id, "active");
    await loseWholeUnit(ctx, { premiseId: agreement.premiseId, from, reason: ticket.ticketNo });
  }
  if (changed === 0) throw conflict("not-stopped");
  await audit(ctx, "supply.resume-heating", { type: "account", id: accountId }, { ticketNo: ticket.ticketNo, from });
  return { ...(season ? { season: season.slug } : {}), effectiveOn: from, resumedAreas: changed };
};

/**
 * A home that came over stopped, in a season that is charged whole: its former agreement bears the base fee, and who heats
 * it pays the season. Of a home that is partly heated, that season is paid there already.
 */
async function chargeAfterAll({ tx, tenant }: Ctx, agreementId: string, whole: boolean): Promise<void> {
  if (!whole) throw conflict("resume-season-borne");
  await tx
    .update(serviceAgreements)
    .set({ seasonBorne: null })
    .where(and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.id, agreementId)));
}
