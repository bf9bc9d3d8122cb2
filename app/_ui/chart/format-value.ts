import type { Locale } from "@/app/_i18n/locales";
import { formatMinor } from "../money/format-minor";
import type { ChartFormat } from "./chart-data";

/** A chart's value in full, for tables and tooltips. */
export function formatValue(value: number | null, format: ChartFormat, locale: Locale): string {
  if (value === null) return "—";
  if (format === "money") return formatMinor(BigInt(Math.round(value)));
  return new Intl.NumberFormat(
    locale,
    format === "percent" ? { style: "percent", maximumFractionDigits: 1 } : { maximumFractionDigits: 2 },
  ).format(value);
}

/** The same in few characters, for an axis: 1.2万, 3亿. */
export function formatTick(value: number, format: ChartFormat, locale: Locale): string {
  if (format === "percent") return formatValue(value, format, locale);
  const amount = format === "money" ? value / 100 : value;
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(amount);
}
