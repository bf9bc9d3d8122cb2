import type { PlainDate } from "@/server/platform/dates";
import type { SeasonInfo } from "./list-seasons";

/** The id of the version in which a season's price stands that holds from a day on: the last that was in force by that day. */
export const versionOf = (
  { tariff, laterVersions }: Pick<SeasonInfo, "tariff" | "laterVersions">,
  from: PlainDate,
): string => laterVersions.findLast(({ effectiveFrom }) => effectiveFrom <= from)?.id ?? tariff.id;
