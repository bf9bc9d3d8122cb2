import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { cx } from "@/app/_ui/cx";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { formatMoment } from "@/app/_ui/time/format-date";
import { type Figures, type MetricName, metricNames } from "@/server/hq/schemas";
import { ChangeMark } from "./change-mark";
import { type ComparisonView, nameOf, type SubsidiaryView } from "./comparison-view";
import { MetricTip } from "./metric-tip";
import { useFigure } from "./use-figure";

export type Order = { metric: MetricName; direction: "ascending" | "descending" };

type Props = {
  comparison: ComparisonView;
  rows: SubsidiaryView[];
  fair: boolean;
  order: Order;
  onOrder: (metric: MetricName) => void;
  zone: string;
};

/** Every subsidiary beside every other; the name stays in view while the figures scroll. */
export function CompareTable({ comparison, rows, fair, order, onOrder, zone }: Props) {
  const t = useTranslations("hq.compare");
  const figure = useFigure(fair);
  const locale = useLocale();
  const names = useTranslations("hq.metrics");
  const sticky = "sticky left-0 z-10 bg-surface";
  const cells = (current: Figures, before: Figures | null) =>
    metricNames.map((metric) => (
      <Cell key={metric} numeric className="align-top">
        <span className="block">{figure.text(metric, figure.valueOf(metric, current))}</span>
        {before && (
          <ChangeMark
            metric={metric}
            current={figure.valueOf(metric, current)}
            before={figure.valueOf(metric, before)}
          />
        )}
      </Cell>
    ));
  return (
    <Table caption={t("table")}>
      <TableHead>
        <tr>
          <HeadCell className={cx(sticky, "bg-subtle")}>{t("subsidiary")}</HeadCell>
          {metricNames.map((metric) => {
            const sorted = order.metric === metric;
            const Icon = sorted ? (order.direction === "descending" ? ArrowDown : ArrowUp) : ChevronsUpDown;
            return (
              <HeadCell key={metric} numeric aria-sort={sorted ? order.direction : undefined} className="align-top">
                <span className="inline-flex items-center justify-end">
                  <button
                    type="button"
                    onClick={() => onOrder(metric)}
                    className={cx(
                      "inline-flex min-h-6 items-center gap-0.5 rounded-sm hover:text-ink",
                      sorted && "font-semibold text-brand-text",
                    )}
                  >
                    <Icon aria-hidden className="size-3.5 shrink-0 opacity-70" />
                    {names(`${metric}.name`)}
                  </button>
                  <MetricTip metric={metric} asOf={comparison.asOf} zone={zone} />
                </span>
                <span className="block text-[0.875em] font-normal text-ink-3">{figure.unitOf(metric)}</span>
              </HeadCell>
            );
          })}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <Cell className={cx(sticky, "align-top")}>
              <SubsidiaryName row={row} locale={locale} zone={zone} />
            </Cell>
            {cells(row.current, row.before)}
          </TableRow>
        ))}
        <TableRow className="border-t-2 border-line-strong font-semibold">
          <Cell className={cx(sticky, "align-top")}>{t("total")}</Cell>
          {cells(comparison.total.current, comparison.total.before)}
        </TableRow>
      </TableBody>
    </Table>
  );
}

/** Name, kind and how fresh its figures are. */
export function SubsidiaryName({ row, locale, zone }: { row: SubsidiaryView; locale: string; zone: string }) {
  const t = useTranslations("hq.compare");
  return (
    <>
      <span className="flex items-center gap-2 whitespace-nowrap">
        <span className="font-semibold">{nameOf(row, locale)}</span>
        <Badge tone={row.kind === "water" ? "info" : "warm"}>{t(row.kind)}</Badge>
        {row.suspended && <Badge>{t("suspended")}</Badge>}
      </span>
      <span className="figures block text-[0.8125em] whitespace-nowrap text-ink-3">
        {row.asOf ? t("asOfOf", { time: formatMoment(row.asOf, zone) }) : t("notYet")}
      </span>
    </>
  );
}
