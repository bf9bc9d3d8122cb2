import { createTranslator } from "next-intl";
import writeXlsx, { type CellObject, type SheetData } from "write-excel-file/node";
import { tz, TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import en from "@/messages/en/hq.json";
import zh from "@/messages/zh-CN/hq.json";
import type { Comparison, ComparedRow } from "./compare";
import { type Figures, type MetricName, metricNames, metrics, perHouseholds } from "./schemas";

type Meta = { locale: "zh-CN" | "en"; timezone: string; madeBy: string; madeAt: Date };
type Words = ReturnType<typeof wordsOf>;
type Cells = (CellObject | string | number | null)[];

const wordsOf = (locale: Meta["locale"]) =>
  createTranslator({ locale, messages: { hq: locale === "en" ? en : zh }, namespace: "hq" });

const bold = (value: string): CellObject => ({ value, fontWeight: "bold" });
const head = (value: string): CellObject => ({ value, fontWeight: "bold", backgroundColor: "#E8EEF0", wrap: true });

/**
 * The comparison as a workbook for further reckoning: figures in base units (元, m², minutes, shares as parts of one),
 * each sheet under its period and as-of stamp, the definitions last.
 */
export async function writeComparison(comparison: Comparison, meta: Meta): Promise<Buffer> {
  const t = wordsOf(meta.locale);
  const stamp = stampRows(comparison, meta, t);
  const sheet = (name: string, data: SheetData, widths: number[]) => ({
    sheet: name,
    data: [...stamp, [], ...data] as SheetData,
    columns: widths.map((width) => ({ width })),
  });
  const wide = metricNames.flatMap(() => (comparison.period.before ? [16, 16] : [16]));
  const sheets = [
    sheet(t("export.figures"), figureRows(comparison, t, false), [20, 26, ...wide]),
    sheet(t("export.fair"), figureRows(comparison, t, true), [20, 26, ...wide]),
    sheet(t("export.types"), splitRows(comparison, t, "types"), [20, 26, 14, 14, 14, 14, 14]),
    sheet(t("export.channels"), splitRows(comparison, t, "channels"), [20, 26, 14, 14, 14, 14, 14]),
    sheet(t("export.course"), courseRows(comparison, t), [20, 26, 14, ...metricNames.map(() => 16)]),
    sheet(t("export.definitions"), definitionRows(t), [24, 14, 90, 60]),
  ];
  return writeXlsx(sheets).toBuffer();
}

function stampRows({ period, asOf, provedAt }: Comparison, meta: Meta, t: Words): SheetData {
  const moment = (at: Date | null) =>
    at ? format(new TZDate(at, meta.timezone), "yyyy-MM-dd HH:mm", { in: tz(meta.timezone) }) : t("export.none");
  const days = (span: { from: string; to: string } | null) => (span ? `${span.from} – ${span.to}` : t("export.none"));
  return [
    [bold(t("compare.title"))],
    [bold(t("export.period")), days(period.current)],
    [bold(t("export.before")), days(period.before)],
    [bold(t("export.asOf")), moment(asOf)],
    [bold(t("export.provedAt")), moment(provedAt)],
    [bold(t("export.made")), `${moment(meta.madeAt)} (${meta.timezone})`],
    [bold(t("export.by")), meta.madeBy],
  ];
}

const formats = { count: "#,##0", area: "#,##0.00", money: "#,##0.00", share: "0.0%", minutes: "#,##0" } as const;

function unitOf(metric: MetricName, t: Words): string {
  const { format: kind } = metrics[metric];
  if (kind === "money") return t("export.yuan");
  if (kind === "area") return t("export.squareMetres");
  if (kind === "minutes") return t("export.minutes");
  return kind === "share" ? "%" : t(`metrics.${metric}.unit`);
}

function cellOf(metric: MetricName, figures: Figures | null, fair: boolean): CellObject | null {
  const value = figures && (fair ? perHouseholds(metric, figures[metric], figures.households) : figures[metric]);
  if (value === null) return null;
  const { format: kind } = metrics[metric];
  const decimals = fair && kind === "count" && metrics[metric].perHousehold ? "#,##0.0" : formats[kind];
  return { type: Number, value: kind === "money" ? value / 100 : value, format: decimals };
}

type Named = ComparedRow & { names: [string, string] };

function rowsOf({ subsidiaries, total }: Comparison, t: Words): Named[] {
  const named = subsidiaries.map((one) => ({ ...one, names: [one.name, one.nameEn] as [string, string] }));
  return [...named, { ...total, names: [t("compare.total"), ""] }];
}

const nameHeads = (t: Words) => [head(t("export.subsidiary")), head(t("export.subsidiaryEn"))];

function figureRows(comparison: Comparison, t: Words, fair: boolean): SheetData {
  const { before } = comparison.period;
  const heads = metricNames.flatMap((metric) => {
    const unit =
      fair && metrics[metric].perHousehold ? `${unitOf(metric, t)} / ${t("units.perHouseholds")}` : unitOf(metric, t);
    const name = t(`metrics.${metric}.name`);
    const own = head(`${name} (${unit})`);
    return before ? [own, head(`${t("export.suffixBefore", { metric: name })} (${unit})`)] : [own];
  });
  const rows = rowsOf(comparison, t).map(
    ({ names, current, before: earlier }): Cells => [
      ...names,
      ...metricNames.flatMap((metric) => {
        const own = cellOf(metric, current, fair);
        return before ? [own, cellOf(metric, earlier, fair)] : [own];
      }),
    ],
  );
  return [[...nameHeads(t), ...heads], ...rows];
}

function splitRows(comparison: Comparison, t: Words, by: "types" | "channels"): SheetData {
  const known = Object.keys(zh[by]).filter((key) => key !== "other");
  const counts = (row: ComparedRow) => (by === "types" ? row.byType : row.byChannel);
  const other = (row: ComparedRow) =>
    Object.entries(counts(row)).reduce((sum, [key, count]) => (known.includes(key) ? sum : sum + count), 0);
  const heads = [...known, "other"].map((key) => head(t(`${by}.${key}` as "types.other")));
  const rows = rowsOf(comparison, t).map(
    (row): Cells => [...row.names, ...known.map((key) => counts(row)[key] ?? 0), other(row)],
  );
  return [[...nameHeads(t), ...heads], ...rows];
}

function courseRows(comparison: Comparison, t: Words): SheetData {
  const heads = metricNames.map((metric) => head(`${t(`metrics.${metric}.name`)} (${unitOf(metric, t)})`));
  const rows = rowsOf(comparison, t).flatMap(({ names, course }) =>
    course.map(
      (figures, index): Cells => [
        ...names,
        comparison.parts.starts[index] ?? "",
        ...metricNames.map((metric) => cellOf(metric, figures, false)),
      ],
    ),
  );
  return [[...nameHeads(t), head(t("export.part")), ...heads], ...rows];
}

function definitionRows(t: Words): SheetData {
  const rows = metricNames.map(
    (metric): Cells => [
      t(`metrics.${metric}.name`),
      unitOf(metric, t),
      { value: t(`metrics.${metric}.definition`), wrap: true },
      { value: t(`metrics.${metric}.formula`), wrap: true },
    ],
  );
  const heads = [t("export.metric"), t("export.unit"), t("compare.definition"), t("compare.formula")].map(head);
  return [heads, ...rows, [], [{ value: t("compare.fairHint"), wrap: true, columnSpan: 4 }]];
}
