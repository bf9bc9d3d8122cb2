import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { chargeableAreas } from "@/db/schema";
import { accountBalance, lockAccount } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { knownFrom } from "@/server/platform/known-from";
import { areasFrom } from "./dated/areas-from";
import { type Area, type Change, changeAreas, endAreas } from "./dated/change-areas";
import { listAgreements } from "./list-agreements";
import { priceClassesOn } from "./price-classes-on";
import { type CorrectedSeason, correctSeasons } from "./rebill-seasons";
import { rehearse } from "./rehearse";
import type { changeAreaInput } from "./schemas";

export type ChangeArea = z.infer<typeof changeAreaInput>;
/** What it did to the standing bills, season by season, and to the balance, in 分. */
export type ChangedArea = { bills: CorrectedSeason[]; balanceBeforeMinor: bigint; balanceAfterMinor: bigint };

/**
 * Adds, changes or ends one chargeable area of an agreement from a day on, and makes every standing bill right that it
 * touches. A new area is supplied on the days on which the home is. What is changed is what differs from the facts of that
 * day, and it holds until a later day for which something else of it is recorded.
 * @throws `account-closed`, `change-day-ahead`, `area-before-agreement`, `area-not-there`, `area-same`, `area-last`, `area-unpriced`
 */
export async function changeArea(ctx: Ctx, input: ChangeArea): Promise<ChangedArea> {
  const { accountId, agreementId, on, reason } = input;
  const versions = await checkChange(ctx, input);
  const balanceBeforeMinor = await accountBalance(ctx, accountId);
  if (input.deed === "add") await addArea(ctx, input);
  else {
    const own = versions.filter((one) => one.areaNo === input.areaNo);
    const [present, ...later] = own;
    if (!present || present.validFrom > on) throw invalid("area-not-there", { on }, "on");
    const which = { agreementId, from: on, areaNos: [input.areaNo] };
    if (input.deed === "end") {
      refuseLast(own, versions, on);
      await endAreas(ctx, which);
    } else await changeAreas(ctx, { ...which, change: await changeFrom(ctx, { present, later }, input.area) });
  }
  const bills = await correctSeasons(ctx, { agreementId, on, reason });
  await audit(ctx, "supply.change-area", { type: "account", id: accountId }, input);
  return { bills, balanceBeforeMinor, balanceAfterMinor: await accountBalance(ctx, accountId) };
}

/** What `changeArea` would do. */
export const previewChangeArea = (ctx: Ctx, input: ChangeArea) => rehearse(ctx, () => changeArea(ctx, input));

/** The areas from the day on, after what a change of any kind must keep to. */
async function checkChange(ctx: Ctx, input: ChangeArea): Promise<Area[]> {
  const { accountId, agreementId, on } = input;
  if (ctx.tenant.kind !== "heating") throw conflict("no-heating-here");
  const account = await lockAccount(ctx, accountId);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  if (account.status === "closed") throw conflict("account-closed", { accountNo: account.accountNo });
  if (on > today) throw invalid("change-day-ahead", { today }, "on");
  const agreement = (await listAgreements(ctx, accountId)).find((one) => one.id === agreementId);
  if (!agreement) throw notFound();
  if (on < agreement.startsOn) throw invalid("area-before-agreement", { from: agreement.startsOn }, "on");
  if (input.deed !== "end") await refuseUnpriced(ctx, input.area, on);
  return areasFrom(ctx, [agreementId], on);
}

type AreaFacts = Extract<ChangeArea, { deed: "add" }>["area"];

/** A class or a way of charging without a price would leave the home unbilled. */
async function refuseUnpriced(
  ctx: Ctx,
  { priceClass, settlement }: Pick<AreaFacts, "priceClass" | "settlement">,
  on: PlainDate,
): Promise<void> {
  const rate = (await priceClassesOn(ctx, on)).find((one) => one.slug === priceClass);
  if (!rate?.settlements.includes(settlement)) throw invalid("area-unpriced", {}, "priceClass");
}

/** An agreement must have another area on each day on which this one was and no longer will be. */
function refuseLast(own: Area[], versions: Area[], on: PlainDate): void {
  const others = versions.filter((one) => one.areaNo !== own[0]?.areaNo);
  const turns = [on, ...own.map((one) => one.validFrom), ...others.map((one) => one.validTo ?? on)];
  const alone = turns.some((day) => day >= on && holdsIn(own, day) && !holdsIn(others, day));
  if (alone) throw conflict("area-last");
}

const holdsIn = (areas: Area[], day: PlainDate): boolean =>
  areas.some(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));

/** What becomes different of each version of an area, the one of the day first: a fact of a later day stands. */
async function changeFrom(
  ctx: Ctx,
  { present, later }: { present: Area; later: Area[] },
  facts: AreaFacts,
): Promise<(version: Area) => Change> {
  const changed = (Object.keys(facts) as (keyof AreaFacts)[])
    .filter((key) => differs(present, facts, key))
    .map((key) => ({ key, until: later.find((version) => differs(version, present, key))?.validFrom }));
  if (changed.length === 0) throw conflict("area-same");
  const changeOf = ({ validFrom }: Area): Change =>
    Object.fromEntries(changed.flatMap(({ key, until }) => (until && validFrom >= until ? [] : [[key, facts[key]]])));
  for (const version of later) {
    const becomes = changeOf(version);
    if (becomes.priceClass ?? becomes.settlement)
      await refuseUnpriced(ctx, { ...version, ...becomes }, version.validFrom);
  }
  return changeOf;
}

const sizes = ["builtArea", "chargeableArea", "heightFactor"];

const differs = (one: AreaFacts, other: AreaFacts, key: keyof AreaFacts): boolean =>
  sizes.includes(key) ? Number(one[key]) !== Number(other[key]) : one[key] !== other[key];

async function addArea(ctx: Ctx, input: Extract<ChangeArea, { deed: "add" }>): Promise<void> {
  const { accountId, agreementId, on, area } = input;
  const known = await ctx.tx
    .select()
    .from(chargeableAreas)
    .where(and(eq(chargeableAreas.tenantId, ctx.tenant.id), eq(chargeableAreas.agreementId, agreementId)));
  // A number is never given twice, not even that of an area that was ended or entered by mistake.
  const areaNo = `${Math.max(0, ...known.map((one) => Number(one.areaNo))) + 1}`;
  const recordedAt = await knownFrom(ctx);
  const own = { tenantId: ctx.tenant.id, createdAt: ctx.now, recordedAt, accountId, agreementId };
  const supplies = suppliesFrom(
    known.filter((one) => one.supersededAt === null),
    on,
  );
  await ctx.tx.insert(chargeableAreas).values(supplies.map((supply) => ({ ...own, ...area, areaNo, ...supply })));
}

type Supply = Pick<Area, "validFrom" | "validTo" | "supplyState" | "wholeUnitStop">;

/** From which day on a home is supplied, stopped, or stopped with its whole unit, as its areas tell; stopped only when all are. */
function suppliesFrom(areas: Area[], on: PlainDate): Supply[] {
  const days = areas.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? on]).filter((day) => day > on);
  const states = [on, ...new Set(days.toSorted())].map((validFrom) => {
    const held = areas.filter((one) => one.validFrom <= validFrom && (one.validTo === null || one.validTo > validFrom));
    const stopped = held.length > 0 && held.every((one) => one.supplyState === "stopped");
    const wholeUnitStop = stopped && held.every((one) => one.wholeUnitStop);
    return { validFrom, supplyState: stopped ? ("stopped" as const) : ("on" as const), wholeUnitStop };
  });
  const changes = states.filter(
    ({ supplyState, wholeUnitStop }, index) =>
      supplyState !== states[index - 1]?.supplyState || wholeUnitStop !== states[index - 1]?.wholeUnitStop,
  );
  return changes.map((state, index) => ({ ...state, validTo: changes[index + 1]?.validFrom ?? null }));
}
