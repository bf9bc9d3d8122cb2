import { useLocale, useTranslations } from "next-intl";
import { type Figures, metricNames } from "@/server/hq/schemas";
import { ChangeMark } from "./change-mark";
import { SubsidiaryName } from "./compare-table";
import type { ComparisonView, SubsidiaryView } from "./comparison-view";
import { MetricTip } from "./metric-tip";
import { useFigure } from "./use-figure";

/** The same figures for a phone: one card per subsidiary, the group first. */
export function CompareCards({
  comparison,
  rows,
  fair,
  zone,
}: {
  comparison: ComparisonView;
  rows: SubsidiaryView[];
  fair: boolean;
  zone: string;
}) {
  const t = useTranslations("hq");
  const locale = useLocale();
  const figure = useFigure(fair);
  const figures = (current: Figures, before: Figures | null) => (
    <dl className="mt-2 grid grid-cols-2 gap-x-4 gap-y-2.5">
      {metricNames.map((metric) => (
        <div key={metric} className="min-w-0">
          <dt className="flex items-center text-[0.875em] text-ink-3">
            {t(`metrics.${metric}.name`)}
            <MetricTip metric={metric} asOf={comparison.asOf} zone={zone} />
          </dt>
          <dd>
            <span className="figures text-[1.0625em] font-semibold">
              {figure.text(metric, figure.valueOf(metric, current))}
            </span>{" "}
            {unitUnlessWritten(metric, figure.unitOf(metric)) && (
              <span className="text-[0.8125em] text-ink-3">{unitUnlessWritten(metric, figure.unitOf(metric))}</span>
            )}
            {before && (
              <ChangeMark
                className="flex!"
                metric={metric}
                current={figure.valueOf(metric, current)}
                before={figure.valueOf(metric, before)}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <ul className="divide-y divide-line">
      <li className="bg-subtle px-(--card-p) py-4">
        <p className="font-semibold">{t("compare.total")}</p>
        {figures(comparison.total.current, comparison.total.before)}
      </li>
      {rows.map((row) => (
        <li key={row.id} className="px-(--card-p) py-4">
          <SubsidiaryName row={row} locale={locale} zone={zone} />
          {figures(row.current, row.before)}
        </li>
      ))}
    </ul>
  );
}

/** Shares and durations carry their unit in the figure. */
function unitUnlessWritten(metric: string, unit: string): string {
  return ["collection-rate", "on-time-share", "median-minutes"].includes(metric) ? "" : unit;
}
