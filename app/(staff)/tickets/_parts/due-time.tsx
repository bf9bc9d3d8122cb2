import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { formatMoment } from "@/app/_ui/time/format-date";

type DueTimeProps = {
  dueAt: Date | null;
  now: Date;
  /** A closed ticket's clock stands; only whether it ever ran over still counts. */
  closed?: boolean;
  overran?: boolean;
  zone?: string;
};

const hour = 60;
const day = 24 * hour;

/** How long until the step's time target, or how far beyond it: red when late, amber when a quarter day is left. */
export function DueTime({ dueAt, now, closed = false, overran = false, zone }: DueTimeProps) {
  const t = useTranslations("tickets.queue");
  if (closed || !dueAt) {
    const word = closed ? t(overran ? "overran" : "onTime") : t("noDue");
    return <span className={cx("whitespace-nowrap", closed && overran ? "text-warn" : "text-ink-3")}>{word}</span>;
  }
  const minutes = Math.round((new Date(dueAt).getTime() - new Date(now).getTime()) / 60_000);
  const late = minutes < 0;
  return (
    <time
      dateTime={new Date(dueAt).toISOString()}
      title={formatMoment(dueAt, zone)}
      className={cx(
        "figures whitespace-nowrap font-medium",
        late ? "text-danger" : minutes <= 6 * hour ? "text-warn" : "text-ink-2",
      )}
    >
      {t(late ? "late" : "left", { time: spell(Math.abs(minutes), t) })}
    </time>
  );
}

function spell(minutes: number, t: (key: "minutes" | "hours" | "days", values: { count: number }) => string): string {
  if (minutes < hour) return t("minutes", { count: minutes });
  return minutes < 2 * day
    ? t("hours", { count: Math.round(minutes / hour) })
    : t("days", { count: Math.round(minutes / day) });
}
