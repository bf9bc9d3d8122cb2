import type { Ctx } from "@/server/platform/context";
import { daysBetween, type PlainDate, plusDays } from "@/server/platform/dates";
import type { Season, Tariff } from "@/tenants/schemas/tariff";
import { readTariffs, type TariffVersion } from "./read-tariffs";

/** A season (or a water period) with the tariff version that governs it. `lastDay` counts the extension. */
export type SeasonInfo = Season & {
  lastDay: PlainDate;
  days: number;
  tariff: TariffVersion;
  /** Where it ended before the city extended it, each time. */
  formerLastDays: PlainDate[];
  /** Versions that reached into it while it ran, in their order: from each one's first day on its changes of price hold. */
  laterVersions: Pick<TariffVersion, "id" | "effectiveFrom">[];
};

/**
 * The version that governs a season: of those that name it, the one in force on its first day, the latest
 * published of them. A version that begins later speaks only for seasons after it, save for one no earlier version
 * knew, and for what it adds to a season under way: changes of price that it dates within it, and more days at its end.
 */
export function seasonsOf(versions: TariffVersion[]): SeasonInfo[] {
  const found = new Map<string, SeasonInfo>();
  for (const version of versions) {
    for (const season of version.tariff.seasons) {
      const known = found.get(season.slug);
      if (known && version.effectiveFrom > season.from) {
        if (version.effectiveFrom <= known.lastDay)
          found.set(season.slug, extended(withLaterPrices(known, version), season));
        continue;
      }
      const lastDay = plusDays(season.to, season.extensionDays);
      const days = daysBetween(season.from, lastDay) + 1;
      found.set(season.slug, { ...season, lastDay, days, tariff: version, formerLastDays: [], laterVersions: [] });
    }
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** A season under way with the days that a later version adds at its end; heat that was promised is never taken back. */
function extended(season: SeasonInfo, { extensionDays }: Season): SeasonInfo {
  if (extensionDays <= season.extensionDays) return season;
  const lastDay = plusDays(season.to, extensionDays);
  const days = daysBetween(season.from, lastDay) + 1;
  return { ...season, extensionDays, lastDay, days, formerLastDays: [...season.formerLastDays, season.lastDay] };
}

/** A season under way as a later version changes its prices: from that version's first day on its changes hold. */
function withLaterPrices(season: SeasonInfo, { id, effectiveFrom, tariff: later }: TariffVersion): SeasonInfo {
  const { tariff } = season.tariff;
  const changesOf = (slug: string) => later.priceClasses.find((one) => one.slug === slug)?.priceChanges ?? [];
  const priceClasses = tariff.priceClasses.map((one) => ({
    ...one,
    priceChanges: [
      ...(one.priceChanges ?? []).filter(({ from }) => from < effectiveFrom),
      ...changesOf(one.slug).filter(({ from }) => from >= effectiveFrom),
    ],
  }));
  const laterVersions = [...season.laterVersions, { id, effectiveFrom }];
  return { ...season, laterVersions, tariff: { ...season.tariff, tariff: { ...tariff, priceClasses } as Tariff } };
}

/** Every season that some tariff prices, the earliest first. */
export async function listSeasons(ctx: Pick<Ctx, "tx" | "tenant">): Promise<SeasonInfo[]> {
  return seasonsOf(await readTariffs(ctx));
}
