import type { Tariff } from "./tariff";

/** A tariff to begin with where there is none: one season behind `today`, one class, every price still zero. */
export function blankTariff(kind: "heating" | "water", today: string): Tariff {
  const year = Number(today.slice(0, 4)) + 1;
  const heating = kind === "heating";
  const [from, to] = heating ? [`${year}-11-15`, `${year + 1}-03-15`] : [`${year}-01-01`, `${year}-01-31`];
  const season: Tariff["seasons"][number] = {
    slug: heating ? `${year}-${year + 1}` : `${year}-01`,
    name: heating
      ? { zh: `${year}—${year + 1}采暖季`, en: `Winter ${year}–${String(year + 1).slice(2)}` }
      : { zh: `${year}年1月`, en: `${year}, month 1` },
    from,
    to,
    extensionDays: 0,
    applyFrom: heating ? `${year}-09-01` : from,
    applyBy: heating ? `${year}-10-31` : to,
    dueOn: heating ? from : `${year}-02-20`,
    stop: { kind: "forbidden" },
    changes: "by-day",
  };
  const common = { currency: "cny" as const, rounding: "fen" as const, seasons: [season] };
  const name = { zh: "居民", en: "Residential" };
  if (!heating) {
    const tiers = [{ upTo: null, extraPerPerson: "0", water: "0", resource: "0", sewage: "0" }];
    return { kind: "water", ...common, priceClasses: [{ slug: "residential", name, baseHousehold: 4, tiers }] };
  }
  return {
    kind: "heating",
    ...common,
    priceClasses: [{ slug: "residential", name, area: { price: "0", per: "season" } }],
    areaFactors: { main: "1", balcony: "0.5", loft: "1", annex: "1" },
    areaBasis: "chargeable",
    height: { kind: "none" },
    waiver: { kind: "none" },
  };
}
