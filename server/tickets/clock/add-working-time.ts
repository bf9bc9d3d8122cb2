import { TZDate } from "@date-fns/tz";
import { dayOf, type PlainDate, plusDays } from "@/server/platform/dates";
import type { BusinessCalendar } from "@/tenants/schemas/calendar";

const minute = 60_000;
/** Longest stretch without a working day that is still believed; a calendar beyond it is broken. */
const mostDays = 2000;

/** Whether work is done on a business day. */
export function isWorkday(day: PlainDate, calendar: BusinessCalendar): boolean {
  if (calendar.extraWorkdays.includes(day)) return true;
  if (calendar.holidays.some((holiday) => holiday.day === day)) return false;
  return calendar.workdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
}

/** The instant of a wall-clock time on a day of the time zone. */
function instantOf(day: PlainDate, time: string, timezone: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new TZDate(year, month - 1, date, hours, minutes, timezone).getTime();
}

/** The instant at which `hours` working hours have passed since `start`, by the subsidiary's calendar. */
export function addWorkingTime(start: Date, hours: number, calendar: BusinessCalendar, timezone: string): Date {
  let left = Math.round(hours * 60) * minute;
  let day = dayOf(start, timezone);
  for (let count = 0; count < mostDays; count++, day = plusDays(day, 1)) {
    if (!isWorkday(day, calendar)) continue;
    const from = Math.max(instantOf(day, calendar.opens, timezone), start.getTime());
    const room = instantOf(day, calendar.closes, timezone) - from;
    if (room <= 0) continue;
    if (left <= room) return new Date(from + left);
    left -= room;
  }
  throw new Error("The calendar has no working days");
}

/** Working hours between two instants, by the subsidiary's calendar. */
export function workingHoursBetween(start: Date, end: Date, calendar: BusinessCalendar, timezone: string): number {
  let total = 0;
  const last = dayOf(end, timezone);
  for (let day = dayOf(start, timezone); day <= last; day = plusDays(day, 1)) {
    if (!isWorkday(day, calendar)) continue;
    const from = Math.max(instantOf(day, calendar.opens, timezone), start.getTime());
    const to = Math.min(instantOf(day, calendar.closes, timezone), end.getTime());
    if (to > from) total += to - from;
  }
  return total / (60 * minute);
}

/** When a state entered at `since` runs over its target; null when it has none. */
export function dueAtOf(
  state: { targetHours?: number | undefined; clock: "working" | "round-the-clock"; phase: string },
  since: Date,
  calendar: BusinessCalendar,
  timezone: string,
): Date | null {
  if (state.phase !== "open" || !state.targetHours) return null;
  if (state.clock === "round-the-clock") return new Date(since.getTime() + state.targetHours * 60 * minute);
  return addWorkingTime(since, state.targetHours, calendar, timezone);
}
