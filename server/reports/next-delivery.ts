import { type PlainDate, plusDays, plusMonths } from "@/server/platform/dates";
import type { ScheduleInput } from "./schemas";

/** The first day after a day on which a schedule is due: the next day, the next Monday, or the first of the next month. */
export function nextDelivery(cadence: ScheduleInput["cadence"], after: PlainDate): PlainDate {
  if (cadence === "daily") return plusDays(after, 1);
  if (cadence === "monthly") return plusMonths(`${after.slice(0, 7)}-01`, 1);
  const weekday = new Date(`${after}T00:00:00Z`).getUTCDay();
  return plusDays(after, (8 - weekday) % 7 || 7);
}
