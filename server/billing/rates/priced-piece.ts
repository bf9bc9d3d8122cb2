import type { HeatingTariff, HeatRate } from "@/tenants/schemas/tariff";
import type { SeasonInfo } from "../seasons/list-seasons";
import type { Period, Piece } from "./area-pieces";
import type { Facts } from "./facts";
import { Exact, roundingUnit, roundLine } from "./line";

export type HeatingInput = {
  tariff: HeatingTariff;
  season: Pick<SeasonInfo, "from" | "lastDay" | "days" | "stop" | "changes">;
  period: Period;
  facts: Facts;
};

/** A piece with its prices. */
export type PricedPiece = Piece & { rate: HeatRate; quantity: string; factor: string; stopped: boolean };

/** The energy price that speaks for an agreement: of its first supplied piece that is metered. */
export function energyPriceOf(pieces: PricedPiece[]) {
  const first = pieces.find((piece) => !piece.stopped && piece.area.settlement !== "area");
  if (!first) return undefined;
  const { rate, area } = first;
  return area.settlement === "two-part"
    ? rate.twoPart && { rate, settlement: area.settlement, ...rate.twoPart }
    : rate.metered && { rate, settlement: area.settlement, ...rate.metered, capPercent: undefined };
}

/** The readings of a season in one unit, oldest first. */
export function seasonUsages(facts: Facts, season: HeatingInput["season"], unit: string | undefined) {
  return facts.usages
    .filter((usage) => usage.unit === unit && usage.periodFrom >= season.from && usage.periodFrom <= season.lastDay)
    .toSorted((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1));
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
