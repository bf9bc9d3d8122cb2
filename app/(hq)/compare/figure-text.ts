import type { Locale } from "@/app/_i18n/locales";
import { type MetricName, metrics } from "@/server/hq/schemas";

/** What the reader's language calls durations; handed in, for this module knows no words. */
export type DurationWords = (unit: "minutes" | "hours" | "days", value: string) => string;

const number = (value: number, locale: Locale, decimals: number) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

/** Chinese counts big sums in 万, English in thousands; the column's head says so. */
const scaleOf = (locale: Locale) => (locale === "en" ? 1000 : 10_000);

/** A figure in the unit of its column, so that figures of one column can be compared by eye. */
export function figureText(
  metric: MetricName,
  value: number | null,
  locale: Locale,
  words: DurationWords,
  fair = false,
): string {
  if (value === null) return "—";
  switch (metrics[metric].format) {
    case "count":
      return number(value, locale, fair && metrics[metric].perHousehold ? 1 : 0);
    case "area":
      return number(value / scaleOf(locale), locale, 1);
    case "money":
      return number(value / 100 / scaleOf(locale), locale, 1);
    case "share":
      return `${number(value * 100, locale, 1)}%`;
    case "minutes":
      return durationText(value, locale, words);
  }
}

function durationText(minutes: number, locale: Locale, words: DurationWords): string {
  if (minutes < 120) return words("minutes", number(minutes, locale, 0));
  if (minutes < 48 * 60) return words("hours", number(minutes / 60, locale, 1));
  return words("days", number(minutes / 1440, locale, 1));
}

export type Change = { value: number; points: boolean; direction: "up" | "down" | "flat"; good: boolean | undefined };

/** How a figure moved: shares in percentage points, the rest in parts of what it was; null where there is no basis. */
export function changeOf(metric: MetricName, current: number | null, before: number | null): Change | null {
  const { format, better } = metrics[metric];
  if (current === null || before === null) return null;
  const points = format === "share";
  if (!points && before === 0) return null;
  const value = points ? (current - before) * 100 : (current - before) / Math.abs(before);
  const shown = Math.round(value * (points ? 10 : 1000));
  const direction = shown === 0 ? "flat" : shown > 0 ? "up" : "down";
  const good = better === null || direction === "flat" ? undefined : (direction === "up") === (better === "more");
  return { value, points, direction, good };
}
