import { tz, TZDate } from "@date-fns/tz";
import { addDays, addMonths, differenceInCalendarDays, formatISO, isValid, parseISO } from "date-fns";

/** A business day as 'YYYY-MM-DD', free of time zones. */
export type PlainDate = string;

const utc = tz("UTC");

/** The business day that an instant falls on in a time zone. */
export function dayOf(instant: Date, timezone: string): PlainDate {
  return formatISO(new TZDate(instant, timezone), { representation: "date" });
}

/** The instant at which a business day begins in a time zone. */
export function startOfDay(day: PlainDate, timezone: string): Date {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(new TZDate(year, month - 1, date, timezone).getTime());
}

/** The instant that a clock on the wall of a time zone shows as 'YYYY-MM-DDTHH:mm'. */
export function instantAt(local: string, timezone: string): Date {
  const [year, month, date, hour, minute] = local.split(/[-T:]/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return new Date(new TZDate(year, month - 1, date, hour, minute, timezone).getTime());
}

/** The day `count` days later (earlier when negative). */
export function plusDays(day: PlainDate, count: number): PlainDate {
  return formatISO(addDays(parseISO(day, { in: utc }), count), { representation: "date", in: utc });
}

/** The day `count` months later, clamped to the month's end. */
export function plusMonths(day: PlainDate, count: number): PlainDate {
  return formatISO(addMonths(parseISO(day, { in: utc }), count), { representation: "date", in: utc });
}

/** Days from `from` to `to`, the last day not counted. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return differenceInCalendarDays(parseISO(to, { in: utc }), parseISO(from, { in: utc }));
}

/** Whether a string names a real calendar day. */
export function isPlainDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isValid(parseISO(value, { in: utc }));
}
