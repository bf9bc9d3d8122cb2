import { type Tariff, tariffSchema } from "../../../schemas/tariff";
import { winters } from "../../seasons";

/** What a heat company begins with: a plain area rate, a base fee for stopped homes, paid by the end of the year. */
export const heatingTariff: Tariff = tariffSchema.parse({
  kind: "heating",
  seasons: winters(2024, 6, {
    from: "11-15",
    to: "03-15",
    applyFrom: "07-01",
    applyBy: "10-15",
    dueOn: "12-31",
    stop: { kind: "percent", percent: "20" },
    changes: "by-day",
  }),
  priceClasses: [
    {
      slug: "residential",
      name: { zh: "居民", en: "Residential" },
      area: { price: "24.00", per: "season" },
      twoPart: { fixed: "7.20", energy: "0.16", unit: "kwh", capPercent: "10" },
    },
    {
      slug: "public",
      name: { zh: "非居民", en: "Non-residential" },
      area: { price: "36.00", per: "season" },
      twoPart: { fixed: "10.80", energy: "0.24", unit: "kwh", capPercent: "10" },
    },
  ],
  areaFactors: { main: "1", balcony: "0.5", loft: "1", annex: "1" },
  height: { kind: "recorded" },
});
