import { daysBetween, type PlainDate } from "@/server/platform/dates";
import type { HeatingTariff, HeatRate } from "@/tenants/schemas/tariff";
import type { SeasonInfo } from "../seasons/list-seasons";
import { firstDayOf, type Period, type Piece } from "./area-pieces";
import type { AreaFact, Facts, UsageFact } from "./facts";
import { Exact, roundingUnit, roundLine } from "./line";

export type HeatingInput = {
  tariff: HeatingTariff;
  season: Pick<
    SeasonInfo,
    "from" | "lastDay" | "days" | "stop" | "changes" | "formerLastDays" | "tariff" | "laterVersions"
  >;
  period: Period;
  facts: Facts;
};

/** A piece with its prices and the version in which they stand. */
export type PricedPiece = Piece & {
  rate: HeatRate;
  tariffVersionId: string;
  quantity: string;
  factor: string;
  stopped: boolean;
};

/** Whether an area is charged as stopped; where the season allows no stop it is not. */
export const isStopped = (
  { supplyState }: Pick<AreaFact, "supplyState">,
  { stop }: Pick<SeasonInfo, "stop">,
): boolean => supplyState === "stopped" && stop.kind !== "forbidden";

/** The energy price that speaks for an agreement: of its first supplied piece that is metered. */
export function energyPriceOf(pieces: PricedPiece[]) {
  const first = pieces.find((piece) => !piece.stopped && piece.area.settlement !== "area");
  if (!first) return undefined;
  const { rate, area } = first;
  return area.settlement === "two-part"
    ? rate.twoPart && { rate, settlement: area.settlement, ...rate.twoPart }
    : rate.metered && { rate, settlement: area.settlement, ...rate.metered, capPercent: undefined };
}

/** A usage by those of its days, `from` and so many behind it, that a bill charges. */
export type UsagePart = { usage: UsageFact; from: PlainDate; days: number; of: number };

/** What was used of a season in one unit, oldest first; a usage that two bills share is split by its days. */
export function usageParts({ facts, season, period }: HeatingInput, unit: string | undefined): UsagePart[] {
  const first = firstDayOf(period, facts);
  return facts.usages
    .filter((usage) => usage.unit === unit && usage.periodFrom >= season.from && usage.periodFrom <= season.lastDay)
    .toSorted((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1))
    .flatMap((usage) => {
      const end = usage.periodTo < season.lastDay ? usage.periodTo : season.lastDay;
      const from = usage.periodFrom > first ? usage.periodFrom : first;
      const days = daysBetween(from, end < period.to ? end : period.to) + 1;
      return days > 0 ? [{ usage, from, days, of: daysBetween(usage.periodFrom, end) + 1 }] : [];
    });
}

/** The area fee of a piece, or a part of it, by its days of the season or by the day; at its own price unless one is given. */
export function areaFee(
  { tariff, season }: HeatingInput,
  piece: PricedPiece,
  percent = "100",
  { price, per }: HeatRate["area"] = piece.rate.area,
): bigint {
  const of = per === "day" ? 1 : season.days;
  return roundLine(
    [piece.quantity, price, piece.factor, new Exact(percent).div(100).toFixed()],
    { days: piece.days, of },
    roundingUnit[tariff.rounding],
  );
}
