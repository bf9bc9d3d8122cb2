import type { z } from "zod";
import { daysBetween, type PlainDate, plusDays, plusMonths } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { type compareInput, seasonOf } from "./schemas";

/** Business days, both included. */
export type Period = { from: PlainDate; to: PlainDate };

export type ChosenPeriod = {
  /** The choice as it stands in an address: season-2026, month-2026-11, custom. */
  key: string;
  current: Period;
  before: Period | null;
  /** Whether the period still runs; its comparison then ends on the same day of it. */
  running: boolean;
};

const longest = 366 * 3;

/**
 * The days to compare and the days to compare them with. A period that still runs ends today, and so does what it is
 * compared with, for half a season against a whole one would say nothing.
 * @throws `period-backwards`, `period-too-long`, `period-in-future`
 */
export function choosePeriod(input: z.output<typeof compareInput>, today: PlainDate): ChosenPeriod {
  const key = input.period ?? `season-${seasonOf(today)}`;
  const whole = key === "custom" ? custom(input, today) : named(key);
  if (whole.from > today) throw invalid("period-in-future", {}, "from");
  const running = whole.to > today;
  const current = { from: whole.from, to: running ? today : whole.to };
  return { key, current, before: before(current, key, input.against), running };
}

function named(key: string): Period {
  const [kind, year, month] = key.split("-") as [string, string, string | undefined];
  const from = kind === "season" ? `${year}-07-01` : `${year}-${month}-01`;
  return { from, to: plusDays(plusMonths(from, kind === "season" ? 12 : 1), -1) };
}

function custom({ from, to }: z.output<typeof compareInput>, today: PlainDate): Period {
  const period = { from: from ?? `${today.slice(0, 7)}-01`, to: to ?? today };
  if (period.from > period.to) throw invalid("period-backwards", {}, "to");
  if (daysBetween(period.from, period.to) > longest) throw invalid("period-too-long", { years: 3 }, "from");
  return period;
}

function before({ from, to }: Period, key: string, against: "last-year" | "previous" | "none"): Period | null {
  if (against === "none") return null;
  // The period before a season is the same days of the season before.
  if (against === "last-year" || key.startsWith("season")) return yearEarlier(from, to);
  if (key.startsWith("month")) {
    const start = plusMonths(from, -1);
    const end = plusDays(start, daysBetween(from, to));
    const last = plusDays(from, -1);
    return { from: start, to: isMonthEnd(to) || end > last ? last : end };
  }
  return { from: plusDays(from, -daysBetween(from, to) - 1), to: plusDays(from, -1) };
}

function yearEarlier(from: PlainDate, to: PlainDate): Period {
  const end = plusMonths(to, -12);
  // 28 February closes the month of 29 February of a leap year.
  const monthEnd = plusDays(plusMonths(`${end.slice(0, 7)}-01`, 1), -1);
  return { from: plusMonths(from, -12), to: isMonthEnd(to) ? monthEnd : end };
}

const isMonthEnd = (day: PlainDate) => plusDays(day, 1).endsWith("-01");

/** The first days of the parts that a course over time is drawn in: days up to six weeks, weeks up to half a year, then months. */
export function partsOf({ from, to }: Period): { unit: "day" | "week" | "month"; starts: PlainDate[] } {
  const length = daysBetween(from, to) + 1;
  const unit = length <= 42 ? "day" : length <= 190 ? "week" : "month";
  const starts = [from];
  const next = (index: number) => {
    if (unit === "day") return plusDays(from, index);
    if (unit === "week") return plusDays(from, index * 7);
    return plusMonths(`${from.slice(0, 7)}-01`, index);
  };
  for (let index = 1; next(index) <= to; index++) starts.push(next(index));
  return { unit, starts };
}
