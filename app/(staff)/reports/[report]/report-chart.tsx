import { useTranslations } from "next-intl";
import { BarChart } from "@/app/_ui/chart/bar-chart";
import { Card } from "@/app/_ui/card";
import { groupText, splitText } from "./names";
import type { ShownReport } from "./shown-report";

/** Which columns of a report say most beside each other. */
const shown: Record<ShownReport["definition"]["slug"], string[]> = {
  receivables: ["billed", "collected", "closing"],
  "arrears-by-age": ["days30", "days90", "days180", "days365", "older"],
  "collection-rate": ["charged", "collected"],
  waivers: ["granted"],
  stops: ["opening", "closing"],
  areas: ["opening", "closing"],
  channels: ["collected"],
};

/** The chief columns as bars, group by group. */
export function ReportChart({ report }: { report: ShownReport }) {
  const t = useTranslations("reports");
  const { definition, question, rows } = report;
  const columns = definition.columns.filter(({ name }) => shown[definition.slug].includes(name));
  const unit = columns[0]?.unit ?? "count";
  const label = ({ label: group, split }: { label: string; split: string }) =>
    [
      ...(question.grouping === "none" ? [] : [groupText(t, question.grouping, group)]),
      ...(definition.split ? [splitText(t, definition.split, split)] : []),
    ].join(" · ");
  const size = (value: bigint | null | undefined) => Number(value ?? 0n) / (unit === "area" ? 100 : 1);
  return (
    <Card data-print="hide">
      <BarChart
        title={t(`names.${definition.slug}`)}
        series={columns.map(({ name }) => ({ label: t(`columns.${name}` as "columns.opening") }))}
        points={rows.map((row) => ({ label: label(row), values: columns.map(({ name }) => size(row.figures[name])) }))}
        format={unit === "money" ? "money" : "number"}
        {...(unit === "area" ? { unit: "m²" } : {})}
        stacked={definition.slug === "arrears-by-age"}
        horizontal={rows.length > 8}
      />
    </Card>
  );
}
