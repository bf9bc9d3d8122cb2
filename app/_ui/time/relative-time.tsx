import { useTranslations } from "next-intl";
import { formatMoment } from "./format-date";

/** How long ago, or until; `now` comes from the server, so that both sides say the same. The exact time is the title. */
export function RelativeTime({
  at,
  now,
  zone,
  className,
}: {
  at: Date | string;
  now: Date | string;
  zone?: string;
  className?: string;
}) {
  const t = useTranslations("common.time");
  const moment = new Date(at);
  const minutes = Math.round((moment.getTime() - new Date(now).getTime()) / 60_000);
  const size = Math.abs(minutes);
  const future = minutes > 0;
  const words =
    size < 1
      ? t("justNow")
      : size < 60
        ? t(future ? "inMinutes" : "minutesAgo", { count: size })
        : size < 48 * 60
          ? t(future ? "inHours" : "hoursAgo", { count: Math.round(size / 60) })
          : t(future ? "inDays" : "daysAgo", { count: Math.round(size / 1440) });
  return (
    <time dateTime={moment.toISOString()} title={formatMoment(moment, zone)} className={className}>
      {words}
    </time>
  );
}
