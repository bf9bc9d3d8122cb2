import { plusDays } from "@/server/platform/dates";
import { billedTo } from "../seasons/billed-to";
import { clippedAreas } from "./area-pieces";
import { type HeatingInput, isStopped, usageParts } from "./priced-piece";

/**
 * Whether a bill's two-part areas are settled instead of paid in advance: what they used has been read to the last day on
 * which metered heat was delivered to them, be it the season's, the agreement's or the one before a stop. Read to an
 * earlier day the advance stands, for the rest of it would be let off.
 */
export function isSettled(input: HeatingInput, unit: string | undefined): boolean {
  const { facts, period, season } = input;
  const until = clippedAreas(facts, period)
    .filter(({ area }) => area.settlement !== "area" && !isStopped(area, season))
    .map(({ from, days }) => plusDays(from, days - 1))
    .toSorted()
    .at(-1);
  return until !== undefined && usageParts(input, unit).some(({ usage }) => billedTo(season, usage.periodTo) >= until);
}
