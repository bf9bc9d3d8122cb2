import type { SeasonInfo } from "../seasons/list-seasons";
import type { Period } from "./area-pieces";
import { computeHeatingLines } from "./compute-heating-lines";
import { computeWaterLines } from "./compute-water-lines";
import type { Facts, Missing } from "./facts";
import type { Line } from "./line";

/** The lines of one agreement's bill for a period of a season, by the tariff that governs it. Pure. */
export function computeLines(season: SeasonInfo, period: Period, facts: Facts): Line[] | Missing {
  const { tariff } = season.tariff;
  return tariff.kind === "heating"
    ? computeHeatingLines({ tariff, season, period, facts })
    : computeWaterLines({ tariff, season, period, facts });
}
