import { useLocale } from "next-intl";
import { cx } from "../cx";
import { formatDate } from "./format-date";

/** A business day ('YYYY-MM-DD'). Long (2025年11月15日) in sentences and for residents, short (2025-11-15) in tables. */
export function DateText({ day, long = false, className }: { day: string; long?: boolean; className?: string }) {
  const locale = useLocale();
  return (
    <time dateTime={day} className={cx("figures whitespace-nowrap", className)}>
      {long ? formatDate(day, locale) : day}
    </time>
  );
}
