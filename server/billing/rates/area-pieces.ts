import { daysBetween, type PlainDate, plusDays } from "@/server/platform/dates";
import type { SeasonInfo } from "../seasons/list-seasons";
import type { AreaFact, Facts } from "./facts";

export type Period = { from: PlainDate; to: PlainDate };
/** An area as it is charged: which version, and for how many days. */
export type Piece = { area: AreaFact; from: PlainDate; days: number };

/** The first day that a bill charges: of its period, or of the agreement if that began within it. */
export const firstDayOf = (period: Period, facts: Pick<Facts, "startsOn">): PlainDate =>
  later(period.from, facts.startsOn);

const later = (a: PlainDate, b: PlainDate) => (a > b ? a : b);
const earlier = (a: PlainDate, b: PlainDate) => (a < b ? a : b);

/**
 * Cuts an agreement's areas to what a bill charges. By day, every version counts for its own days. For whole
 * seasons one version of each area counts for all days: the latest that was supplied, else the latest.
 */
export function areaPieces(
  facts: Facts,
  period: Period,
  season: Pick<SeasonInfo, "from" | "days" | "changes">,
): Piece[] {
  const clipped = clippedAreas(facts, period);
  if (season.changes === "by-day") return clipped;
  const chosen = new Map<string, Piece>();
  for (const piece of clipped) {
    const before = chosen.get(piece.area.areaNo);
    if (before?.area.supplyState === "on" && piece.area.supplyState === "stopped") continue;
    chosen.set(piece.area.areaNo, piece);
  }
  return [...chosen.values()].map((piece) => ({ ...piece, from: season.from, days: season.days }));
}

/** Every version of every area by its days that lie in the period and in the agreement. */
export function clippedAreas(facts: Facts, period: Period): Piece[] {
  const end = plusDays(period.to, 1);
  return facts.areas
    .map((area) => {
      const from = later(later(period.from, facts.startsOn), area.validFrom);
      const to = earlier(earlier(end, facts.endsOn ?? end), area.validTo ?? end);
      return { area, from, days: from < to ? daysBetween(from, to) : 0 };
    })
    .filter((piece) => piece.days > 0)
    .sort((a, b) => Number(a.area.areaNo) - Number(b.area.areaNo) || (a.from < b.from ? -1 : 1));
}
