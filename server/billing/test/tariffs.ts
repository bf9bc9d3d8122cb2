import type { TariffInput } from "@/tenants/schemas/tariff";

type Heating = Extract<TariffInput, { kind: "heating" }>;
type Water = Extract<TariffInput, { kind: "water" }>;

export const winter: Heating["seasons"][number] = {
  slug: "2026-2027",
  name: { zh: "2026—2027采暖季", en: "Winter 2026–27" },
  from: "2026-11-15",
  to: "2027-03-15",
  applyFrom: "2026-09-01",
  applyBy: "2026-10-31",
  dueOn: "2026-11-15",
  stop: { kind: "percent", percent: "15", wholeUnitFree: true },
};

/** A heating tariff for tests, in Jinan's figures. */
export function heatingTariff(given: Partial<Heating> = {}, season: Partial<Heating["seasons"][number]> = {}): Heating {
  return {
    kind: "heating",
    seasons: [{ ...winter, ...season }],
    priceClasses: [
      {
        slug: "residential",
        name: { zh: "居民", en: "Residential" },
        area: { price: "26.7", per: "season" },
        twoPart: { fixed: "8.01", energy: "0.20", unit: "kwh", capPercent: "10" },
      },
      {
        slug: "public",
        name: { zh: "非居民", en: "Non-residential" },
        area: { price: "39.8", per: "season" },
        metered: { energy: "0.30", unit: "kwh" },
      },
    ],
    ...given,
  };
}

/** Beijing's tiers of water, by the quarter. */
export function waterTariff(given: Partial<Water> = {}): Water {
  return {
    kind: "water",
    seasons: [
      {
        slug: "2026-q1",
        name: { zh: "2026年第一季度", en: "2026 Q1" },
        from: "2026-01-01",
        to: "2026-03-31",
        applyFrom: "2026-01-01",
        applyBy: "2026-03-31",
        dueOn: "2026-04-20",
      },
      {
        slug: "2026-q2",
        name: { zh: "2026年第二季度", en: "2026 Q2" },
        from: "2026-04-01",
        to: "2026-06-30",
        applyFrom: "2026-04-01",
        applyBy: "2026-06-30",
        dueOn: "2026-07-20",
      },
    ],
    priceClasses: [
      {
        slug: "residential",
        name: { zh: "居民", en: "Residential" },
        baseHousehold: 4,
        tiers: [
          { upTo: "180", extraPerPerson: "30", water: "2.07", resource: "1.57", sewage: "1.36" },
          { upTo: "260", extraPerPerson: "40", water: "4.07", resource: "1.57", sewage: "1.36" },
          { upTo: null, water: "6.07", resource: "1.57", sewage: "1.36" },
        ],
      },
      {
        slug: "public",
        name: { zh: "非居民", en: "Non-residential" },
        tiers: [{ upTo: null, water: "4.2", resource: "2.3", sewage: "3" }],
      },
    ],
    ...given,
  };
}
