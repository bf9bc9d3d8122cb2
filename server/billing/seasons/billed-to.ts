import type { PlainDate } from "@/server/platform/dates";
import type { SeasonInfo } from "./list-seasons";

/**
 * The last day that a bill speaks for. One that ran to the season's end speaks also for the days that were added to it
 * since: they come to it by its correction, never as a bill of their own.
 */
export const billedTo = (
  { formerLastDays, lastDay }: Pick<SeasonInfo, "formerLastDays" | "lastDay">,
  periodTo: PlainDate,
): PlainDate => (formerLastDays.includes(periodTo) ? lastDay : periodTo);
