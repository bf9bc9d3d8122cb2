import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { PlainDate } from "@/server/platform/dates";
import { listSeasons, type SeasonInfo } from "./list-seasons";

/** The season that a day lies in, else the next one to come; null when no tariff reaches that far. */
export async function findSeasonFor(ctx: Pick<Ctx, "tx" | "tenant">, day: PlainDate): Promise<SeasonInfo | null> {
  return (await listSeasons(ctx)).find((season) => season.lastDay >= day) ?? null;
}

/** @throws `season-unknown` when no tariff in force names it */
export async function getSeason(ctx: Pick<Ctx, "tx" | "tenant">, slug: string): Promise<SeasonInfo> {
  const season = (await listSeasons(ctx)).find((one) => one.slug === slug);
  if (!season) throw notFound("season-unknown", { season: slug });
  return season;
}
