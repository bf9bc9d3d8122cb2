import { daysBetween, type PlainDate } from "@/server/platform/dates";
import { type WaterClass, type WaterTariff, waterParts } from "@/tenants/schemas/tariff";
import type { SeasonInfo } from "../seasons/list-seasons";
import { versionOf } from "../seasons/version-of";
import type { Facts, Missing, UsageFact } from "./facts";
import { holdsOn } from "./holds-on";
import { Exact, type Line, lineNames, roundingUnit, roundLine, trim, writeFormula } from "./line";
import { cutByPrice, waterStretches } from "./price-stretches";
import type { Period } from "./area-pieces";

/** A tier of one household: from (not included) and to (included) in m³ of the calendar year. */
type Reach = { no: number; from: string; to: string | null };

/** The tiers as they stand for a household: every person above the base size widens them. */
function reachOfTiers(rate: WaterClass, householdSize: number | null): Reach[] {
  const extra = Math.max(0, (householdSize ?? rate.baseHousehold) - rate.baseHousehold);
  let from = "0";
  return rate.tiers.map((tier, index) => {
    const to = tier.upTo === null ? null : new Exact(tier.extraPerPerson).mul(extra).plus(tier.upTo).toFixed();
    const reach = { no: index + 1, from, to };
    from = to ?? from;
    return reach;
  });
}

/** The price class of a water customer on a day: what the agreement said then, else what the premise is used for. */
const waterClassOf = (facts: Facts, day: PlainDate) =>
  facts.areas.find((area) => holdsOn(area, day))?.priceClass ?? facts.premiseUse;

const householdSizeOf = (facts: Facts, day: PlainDate) =>
  facts.households.find((household) => holdsOn(household, day))?.size ?? null;

/**
 * The lines of a water bill: each use falls into the calendar year's tiers behind what was used before it, and
 * each tier has its water, resource and sewage part. Price class and household are those of the use's first day. Pure;
 * says what is missing instead when something is.
 */
export function computeWaterLines({
  tariff,
  season,
  period,
  facts,
}: {
  tariff: WaterTariff;
  season: Pick<SeasonInfo, "tariff" | "laterVersions">;
  period: Period;
  facts: Facts;
}): Line[] | Missing {
  const usages = facts.usages
    .filter((usage) => usage.unit === "m3" && usage.periodFrom >= period.from && usage.periodFrom <= period.to)
    .sort((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1));
  if (usages.length === 0) return { reason: "no-usage" };
  const lines: Line[] = [];
  for (const usage of usages) {
    const slug = waterClassOf(facts, usage.periodFrom);
    const rate = tariff.priceClasses.find((one) => one.slug === slug);
    if (!rate) return { reason: "no-price", priceClass: slug };
    const of = daysBetween(usage.periodFrom, usage.periodTo) + 1;
    const parts = cutByPrice(waterStretches(rate), usage.periodFrom, of).map((part) => {
      return { ...part, of, tariffVersionId: versionOf(season, part.since) };
    });
    for (const reach of reachOfTiers(rate, householdSizeOf(facts, usage.periodFrom)))
      lines.push(...tierLines(reach, usage, parts, roundingUnit[tariff.rounding]));
  }
  return lines;
}

/** Days of a use's period at one price, all of them, and the version in which the price stands. */
type Part = { rate: WaterClass; days: number; of: number; tariffVersionId: string };

function tierLines({ no, from, to }: Reach, usage: UsageFact, parts: Part[], unit: number): Line[] {
  const before = new Exact(usage.beforeInYear);
  const after = before.plus(usage.quantity);
  const low = before.gt(from) ? before : new Exact(from);
  const high = to !== null && after.gt(to) ? new Exact(to) : after;
  const idle = after.eq(before) && before.gte(from) && (to === null || before.lt(to));
  if (high.lte(low) && !idle) return [];
  const quantity = high.minus(low).toFixed();
  return parts.flatMap(({ rate, days, of, tariffVersionId }) => {
    const share = days === of ? null : { days, of };
    return waterParts
      .filter((part) => !idle || part === "water")
      .map((part): Line => {
        const price = rate.tiers[no - 1]?.[part] ?? "0";
        return {
          code: part,
          description: `${rate.name.zh} 第${no}档 ${lineNames[part]}`,
          quantity,
          unit: "m3",
          unitPrice: trim(price),
          factor: "1",
          amountMinor: roundLine([quantity, price], share ?? { days: 1, of: 1 }, unit),
          formula: writeFormula(quantity, price, "1", share ? `${days}/${of}` : ""),
          basis: { priceClass: rate.slug, tier: no, tierFrom: low.toFixed(), tierTo: high.toFixed(), ...share },
          chargeableAreaId: null,
          usageId: usage.id,
          tariffVersionId,
        };
      });
  });
}
