import type { Ctx } from "@/server/platform/context";
import { daysBetween, type PlainDate, plusDays } from "@/server/platform/dates";
import type { Season } from "@/tenants/schemas/tariff";
import { readTariffs, type TariffVersion } from "./read-tariffs";

/** A season (or a water period) with the tariff version that governs it. `lastDay` counts the extension. */
export type SeasonInfo = Season & { lastDay: PlainDate; days: number; tariff: TariffVersion };

/**
 * The version that governs a season: of those that name it, the one in force on its first day, the latest
 * published of them. A version that begins later speaks only for seasons after it, save for one no earlier version knew.
 */
export function seasonsOf(versions: TariffVersion[]): SeasonInfo[] {
  const found = new Map<string, SeasonInfo>();
  for (const version of versions) {
    for (const season of version.tariff.seasons) {
      if (version.effectiveFrom > season.from && found.has(season.slug)) continue;
      const lastDay = plusDays(season.to, season.extensionDays);
      found.set(season.slug, { ...season, lastDay, days: daysBetween(season.from, lastDay) + 1, tariff: version });
    }
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Every season that some tariff prices, the earliest first. */
export async function listSeasons(ctx: Pick<Ctx, "tx" | "tenant">): Promise<SeasonInfo[]> {
  return seasonsOf(await readTariffs(ctx));
}
