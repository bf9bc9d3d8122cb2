import { useLocale } from "next-intl";
import { cx } from "../cx";
import { formatDate, formatMoment } from "./format-date";

type DateTimeProps = {
  at: Date | string /** The tenant's zone. */;
  zone?: string;
  long?: boolean;
  seconds?: boolean;
  className?: string;
};

/** A moment on the tenant's clock. */
export function DateTime({ at, zone, long = false, seconds = false, className }: DateTimeProps) {
  const locale = useLocale();
  const text = formatMoment(at, zone, { seconds });
  const [day = "", time = ""] = text.split(" ");
  return (
    <time dateTime={new Date(at).toISOString()} className={cx("figures whitespace-nowrap", className)}>
      {long ? `${formatDate(day, locale)}${locale === "en" ? ", " : " "}${time}` : text}
    </time>
  );
}
