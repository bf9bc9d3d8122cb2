import { type Tariff, tariffSchema } from "../../../schemas/tariff";
import { winters } from "../../seasons";

/**
 * 泉城: area and two-part rates side by side, no fee for a stop, and the season's heat paid before it begins. A home
 * that joins or changes in the winter pays by the day.
 */
export const quanchengTariff: Tariff = tariffSchema.parse({
  kind: "heating",
  seasons: winters(2024, 6, {
    from: "11-15",
    to: "03-15",
    applyFrom: "07-01",
    applyBy: "10-31",
    dueOn: "11-15",
    stop: { kind: "none" },
    changes: "by-day",
  }),
  priceClasses: [
    {
      slug: "residential",
      name: { zh: "居民", en: "Residential" },
      area: { price: "26.70", per: "season" },
      twoPart: { fixed: "8.01", energy: "0.20", unit: "kwh", capPercent: "10" },
    },
    {
      slug: "public",
      name: { zh: "非居民", en: "Non-residential" },
      area: { price: "39.80", per: "season" },
      twoPart: { fixed: "11.94", energy: "0.30", unit: "kwh" },
    },
  ],
  areaFactors: { main: "1", balcony: "0.5", loft: "1", annex: "1" },
  height: { kind: "recorded" },
  waiver: { kind: "per-area", price: "7.20", priceClasses: ["residential"] },
  lateFee: { ratePerDay: "0.001", graceDays: 15, capPercent: "30" },
});
