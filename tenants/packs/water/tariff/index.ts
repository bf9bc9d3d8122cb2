import { type Tariff, tariffSchema } from "../../../schemas/tariff";
import { waterQuarters } from "../../seasons";

/** What a water company begins with, and 明湖 too: three tiers by the calendar year, billed by the quarter. */
export const waterTariff: Tariff = tariffSchema.parse({
  kind: "water",
  seasons: waterQuarters(2025, 4),
  priceClasses: [
    {
      slug: "residential",
      name: { zh: "居民", en: "Residential" },
      baseHousehold: 4,
      tiers: [
        { upTo: "180", extraPerPerson: "36", water: "2.07", resource: "1.57", sewage: "1.36" },
        { upTo: "260", extraPerPerson: "48", water: "4.07", resource: "1.57", sewage: "1.36" },
        { upTo: null, water: "6.07", resource: "1.57", sewage: "1.36" },
      ],
    },
    {
      slug: "public",
      name: { zh: "非居民", en: "Non-residential" },
      tiers: [{ upTo: null, water: "4.20", resource: "2.30", sewage: "3.00" }],
    },
  ],
  lateFee: { ratePerDay: "0.0005", graceDays: 5, capPercent: "30" },
});
