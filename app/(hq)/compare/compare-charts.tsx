import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { BarChart } from "@/app/_ui/chart/bar-chart";
import type { ChartFormat } from "@/app/_ui/chart/chart-data";
import { LineChart } from "@/app/_ui/chart/line-chart";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { fairHouseholds, type MetricName, metricNames, metrics } from "@/server/hq/schemas";
import { type ComparisonView, nameOf, type SubsidiaryView } from "./comparison-view";
import { useFigure } from "./use-figure";

type Props = {
  comparison: ComparisonView;
  rows: SubsidiaryView[];
  fair: boolean;
  metric: MetricName;
  onMetric: (metric: MetricName) => void;
};

const formats: Record<(typeof metrics)[MetricName]["format"], ChartFormat> = {
  count: "number",
  area: "number",
  money: "money",
  share: "percent",
  minutes: "number",
};
const linesAtMost = 6;
const rem = (bars: number, each: number) => Math.max(9, bars * each + 3);

/** One figure drawn: bars to compare subsidiaries, lines to see how it went; then requests by type and channel. */
export function CompareCharts({ comparison, rows, fair, metric, onMetric }: Props) {
  const t = useTranslations("hq");
  const locale = useLocale();
  const figure = useFigure(fair);
  const { format } = metrics[metric];
  const name = t(`metrics.${metric}.name`);
  // Durations are drawn in hours.
  const drawn = (value: number | null) => (value !== null && format === "minutes" ? value / 60 : value);
  const fairUnit = fair && metrics[metric].perHousehold ? ` / ${t("units.perHouseholds")}` : "";
  const plainUnit = { count: "", money: "", share: "", area: t("units.squareMetres"), minutes: t("units.hoursUnit") };
  const unit = `${plainUnit[format]}${fairUnit}`;
  const look = { format: formats[format], ...(unit ? { unit } : {}) };
  const before = comparison.period.before;
  const largest = [...rows]
    .toSorted((a, b) => (b.current.households ?? 0) - (a.current.households ?? 0))
    .slice(0, linesAtMost);
  const height = rem(Math.max(rows.length, 4), before ? 3.2 : 2.4);
  const { unit: part, starts } = comparison.parts;
  return (
    <>
      <Card
        title={t("compare.charts")}
        actions={
          <Field label={<span className="sr-only">{t("compare.metric")}</span>}>
            <Select value={metric} onChange={(event) => onMetric(event.target.value as MetricName)} className="w-48">
              {metricNames.map((one) => (
                <option key={one} value={one}>
                  {t(`metrics.${one}.name`)}
                </option>
              ))}
            </Select>
          </Field>
        }
      >
        <div className="grid gap-6 lg:grid-cols-2">
          <BarChart
            title={t("compare.bars", { metric: name })}
            horizontal
            height={height}
            series={[
              { label: t("compare.current"), color: 1 },
              ...(before ? [{ label: t("compare.before"), color: 2 as const }] : []),
            ]}
            points={rows.map((row) => ({
              label: nameOf(row, locale),
              values: [row.current, ...(before ? [row.before] : [])].map((one) => drawn(figure.valueOf(metric, one))),
            }))}
            {...look}
          />
          <div>
            <LineChart
              title={`${t("compare.lines", { metric: name })} (${t(part === "month" ? "compare.part-month" : `compare.${part}`)})`}
              height={height}
              series={largest.map((row) => ({ label: nameOf(row, locale) }))}
              points={starts.map((start, index) => ({
                label: part === "month" ? start.slice(0, 7) : start.slice(5),
                values: largest.map((row) => drawn(figure.valueOf(metric, row.course[index] ?? null))),
              }))}
              {...look}
            />
            {rows.length > linesAtMost && <p className="mt-2 text-[0.875em] text-ink-3">{t("compare.linesNote")}</p>}
          </div>
        </div>
      </Card>
      <div className="grid gap-4 lg:grid-cols-2">
        <SplitCard rows={rows} fair={fair} by="types" />
        <SplitCard rows={rows} fair={fair} by="channels" />
      </div>
    </>
  );
}

/** Requests of each subsidiary, piled up by type or by channel. */
function SplitCard({ rows, fair, by }: { rows: SubsidiaryView[]; fair: boolean; by: "types" | "channels" }) {
  const t = useTranslations("hq");
  const locale = useLocale();
  const counts = (row: SubsidiaryView) => (by === "types" ? row.byType : row.byChannel);
  const keys = [...new Set(rows.flatMap((row) => Object.keys(counts(row))))].toSorted();
  const word = (key: string) => (t.has(`${by}.${key}` as "types.other") ? t(`${by}.${key}` as "types.other") : key);
  const share = (count: number, households: number | null) =>
    fair ? (households ? (count / households) * fairHouseholds : null) : count;
  return (
    <Card>
      <BarChart
        title={t(by === "types" ? "compare.byType" : "compare.byChannel")}
        horizontal
        stacked
        height={rem(rows.length, 2.4)}
        unit={fair ? t("units.perHouseholds") : t("compare.requests")}
        series={keys.map((key) => ({ label: word(key) }))}
        points={
          keys.length === 0
            ? []
            : rows.map((row) => ({
                label: nameOf(row, locale),
                values: keys.map((key) => share(counts(row)[key] ?? 0, row.current.households)),
              }))
        }
      />
    </Card>
  );
}
