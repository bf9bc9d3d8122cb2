import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import type { MetricName } from "@/server/hq/schemas";
import { changeOf } from "./figure-text";

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight };

/** How a figure moved against the compared period; nothing where there is no basis. */
export function ChangeMark({
  metric,
  current,
  before,
  className,
}: {
  metric: MetricName;
  current: number | null;
  before: number | null;
  className?: string;
}) {
  const t = useTranslations("hq.compare");
  const locale = useLocale();
  const change = changeOf(metric, current, before);
  if (!change) return null;
  const Arrow = arrows[change.direction];
  const signed = { signDisplay: "exceptZero", maximumFractionDigits: 1 } as const;
  const text = change.points
    ? t("points", { value: new Intl.NumberFormat(locale, signed).format(change.value) })
    : new Intl.NumberFormat(locale, { ...signed, style: "percent" }).format(change.value);
  return (
    <span
      className={cx(
        "figures inline-flex items-center gap-0.5 text-[0.8125em] font-medium whitespace-nowrap text-ink-3",
        change.good === true && "text-ok",
        change.good === false && "text-danger",
        className,
      )}
    >
      <Arrow aria-hidden className="size-[1.1em]" />
      {text}
    </span>
  );
}
