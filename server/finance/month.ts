import { type PlainDate, plusDays, plusMonths } from "@/server/platform/dates";

/** First and last day of a month written YYYY-MM. */
export function daysOfMonth(month: string): { startsOn: PlainDate; endsOn: PlainDate } {
  const startsOn = `${month}-01`;
  return { startsOn, endsOn: plusDays(plusMonths(startsOn, 1), -1) };
}

export const monthOf = (day: PlainDate): string => day.slice(0, 7);
export const nextMonth = (month: string): string => monthOf(plusMonths(`${month}-01`, 1));
