import { type Tariff, tariffSchema } from "../../../schemas/tariff";
import { winters } from "../../seasons";

/**
 * 北岭: a rate per m² and day of the season, a base fee for stopped homes (none where a whole unit stops together), only
 * whole seasons, and time to ask for a stop until two weeks after the valves open. Since 2026 who pays by October is let
 * off two percent of the heat, who pays in November one.
 */
export const beilingTariff: Tariff = tariffSchema.parse({
  kind: "heating",
  seasons: winters(2024, 6, {
    from: "11-15",
    to: "03-15",
    applyFrom: "06-01",
    applyBy: "11-30",
    dueOn: "12-31",
    stop: { kind: "percent", percent: "15", wholeUnitFree: true },
    changes: "whole-season",
    discounts: {
      firstYear: 2026,
      windows: [
        { kind: "percent", from: "09-01", to: "10-31", percent: "2" },
        { kind: "percent", from: "11-01", to: "11-30", percent: "1" },
      ],
    },
  }),
  priceClasses: [
    { slug: "residential", name: { zh: "居民", en: "Residential" }, area: { price: "0.19", per: "day" } },
    { slug: "public", name: { zh: "非居民", en: "Non-residential" }, area: { price: "0.28", per: "day" } },
  ],
  areaFactors: { main: "1", balcony: "0.5", loft: "1", annex: "1" },
  height: { kind: "recorded" },
  waiver: { kind: "sum", amount: "676.00", priceClasses: ["residential"] },
  rounding: "jiao",
  lateFee: { ratePerDay: "0.002", capPercent: "30" },
});
