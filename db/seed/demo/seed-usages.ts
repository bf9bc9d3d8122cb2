import { usages } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { insertRows } from "../insert-rows";
import { makeRandom, type Random } from "../random";
import type { Planned } from "./plan-subsidiary";

/** A quarter of water: its slug, its days, how much more is used in it than in others, and when it is read and billed. */
export const quarters = [
  ["2025-q1", "2025-01-01", "2025-03-31", 0.88, "2025-04-04"],
  ["2025-q2", "2025-04-01", "2025-06-30", 1.04, "2025-07-04"],
  ["2025-q3", "2025-07-01", "2025-09-30", 1.22, "2025-10-05"],
  ["2025-q4", "2025-10-01", "2025-12-31", 0.94, "2026-01-05"],
  ["2026-q1", "2026-01-01", "2026-03-31", 0.87, "2026-04-04"],
  ["2026-q2", "2026-04-01", "2026-06-30", 1.05, "2026-07-04"],
  ["2026-q3", "2026-07-01", "2026-09-30", 1.2, "2026-10-05"],
] as const;

/** Every home's water, quarter by quarter, as its meter was read. */
export async function seedWaterUsages(ctx: Ctx, homes: Planned[]): Promise<void> {
  const random = makeRandom(`usages ${ctx.tenant.slug}`);
  const rows = homes.flatMap((home) => {
    const usual = usualQuarter(random, home);
    return quarters.map(([, periodFrom, periodTo, share]) => ({
      tenantId: ctx.tenant.id,
      id: random.id(),
      agreementId: home.ids.agreement,
      accountId: home.ids.account,
      periodFrom,
      periodTo,
      quantity: Math.max(0, Math.round(random.around(usual * share, usual * 0.12))).toFixed(3),
      unit: "m3" as const,
      quality: random.chance(0.03) ? ("estimated" as const) : ("read" as const),
    }));
  });
  await insertRows(ctx.tx, usages, rows);
}

/** m³ in an ordinary quarter: by heads at home; by floor for a shop; an empty flat uses next to nothing. */
function usualQuarter(random: Random, home: Planned): number {
  if (home.resident?.shows.en.includes("second tier")) return 74;
  if (home.use === "public") return home.builtArea * 0.3;
  return random.chance(0.05) ? 0.4 : 3 + home.people * random.around(8.6, 1.6);
}

/** kWh of one heated season for the homes that settle by meter; well insulated newer houses use less. */
export async function seedHeatUsages(ctx: Ctx, homes: Planned[], season: { from: string; to: string }): Promise<void> {
  const random = makeRandom(`usages ${ctx.tenant.slug} ${season.from}`);
  const rows = homes.map((home) => ({
    tenantId: ctx.tenant.id,
    id: random.id(),
    agreementId: home.ids.agreement,
    accountId: home.ids.account,
    periodFrom: season.from,
    periodTo: season.to,
    quantity: (home.builtArea * random.around(home.place.builtIn > 2014 ? 74 : 92, 14)).toFixed(3),
    unit: "kwh" as const,
    quality: "read" as const,
  }));
  await insertRows(ctx.tx, usages, rows);
}
