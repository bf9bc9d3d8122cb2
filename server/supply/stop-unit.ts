import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { findSeasonFor } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { createWorkOrder } from "@/server/tickets";
import { changeAreas } from "./dated/change-areas";
import { setStatus } from "./effects/stop-supply";
import { correctSeasons } from "./rebill-seasons";
import { rehearse } from "./rehearse";
import { type Season, stopWindow, windowRefusal } from "./stop-window";
import { lockUnits, type UnitHome } from "./whole-unit";

type StopUnit = { accountId: string; reason: string };
/** A home of the unit: whether it was supplied until now, and what its standing bills were and are, in 分. */
export type StoppedHome = {
  agreementId: string;
  accountNo: string;
  room: string;
  wasSupplied: boolean;
  beforeMinor: bigint;
  afterMinor: bigint;
};
export type StoppedUnit = { season: { slug: string; name: Season["name"] }; homes: StoppedHome[] };

/**
 * Stops every home in the unit of an account's home together, from the first day of the season, where the tariff charges
 * nothing for that. Homes that stood stopped by themselves join; for each other one the valve is ordered shut.
 * @throws `unit-stop-not-free`, `unit-already-stopped`, `season-not-set`, and outside the season's window what `windowRefusal`
 * says while a home is still supplied
 */
export async function stopUnit(ctx: Ctx, { accountId, reason }: StopUnit): Promise<StoppedUnit> {
  const { season, homes } = await checkUnit(ctx, accountId);
  const stopped: StoppedHome[] = [];
  for (const home of homes) {
    const { agreementId } = home;
    const change = { supplyState: "stopped", wholeUnitStop: true } as const;
    await changeAreas(ctx, { agreementId, from: season.from, change });
    await setStatus(ctx, agreementId, "suspended");
    const wasSupplied = isSupplied(home);
    if (wasSupplied)
      await createWorkOrder(ctx, { kind: "valve-close", accountId: home.accountId, instruction: reason });
    const bills = await correctSeasons(ctx, { agreementId, on: season.from, reason });
    const sum = (key: "beforeMinor" | "afterMinor") => bills.reduce((total, bill) => total + bill[key], 0n);
    const { accountNo, room } = home;
    const [beforeMinor, afterMinor] = [sum("beforeMinor"), sum("afterMinor")];
    stopped.push({ agreementId, accountNo, room, wasSupplied, beforeMinor, afterMinor });
    await audit(ctx, "supply.stop-unit", { type: "account", id: home.accountId }, { season: season.slug, reason });
  }
  return { season: { slug: season.slug, name: season.name }, homes: stopped };
}

/** What `stopUnit` would do, home by home. */
export const previewStopUnit = (ctx: Ctx, accountId: string) =>
  rehearse(ctx, () => stopUnit(ctx, { accountId, reason: "preview" }));

async function checkUnit(ctx: Ctx, accountId: string): Promise<{ season: Season; homes: UnitHome[] }> {
  const [account] = await ctx.tx
    .select({ premiseId: accounts.premiseId })
    .from(accounts)
    .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, accountId)));
  if (!account) throw notFound();
  const window = await stopWindow(ctx);
  const season =
    window.state === "open" ? window.season : await findSeasonFor(ctx, dayOf(ctx.now, ctx.tenant.timezone));
  if (!season) throw conflict("season-not-set");
  if (!isUnitFree(season)) throw conflict("unit-stop-not-free", { season: season.slug });
  const homes = await lockUnits(ctx, [account.premiseId], season.from);
  if (homes.every((home) => home.areas.every((area) => area.wholeUnitStop))) throw conflict("unit-already-stopped");
  if (homes.some(isSupplied) && window.state !== "open") throw windowRefusal(window);
  return { season, homes };
}

/** Whether a season's tariff charges nothing for a unit that stops together. */
export const isUnitFree = ({ stop }: Pick<Season, "stop">) => "wholeUnitFree" in stop && stop.wholeUnitFree;

const isSupplied = ({ areas }: UnitHome) => areas.some((area) => area.supplyState === "on");
