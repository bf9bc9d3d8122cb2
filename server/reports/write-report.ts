import { createTranslator } from "next-intl";
import writeXlsx, { type CellObject, type SheetData } from "write-excel-file/node";
import { tz, TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import en from "@/messages/en/reports.json";
import zh from "@/messages/zh-CN/reports.json";
import type { Tenant } from "@/server/platform/context";
import { canonicalText, sha256 } from "./canonical-text";
import type { Unit } from "./definitions";
import type { Report, ReportRow } from "./run-report";
import type { ReportSlug } from "./schemas";

type Locale = "zh-CN" | "en";
type Format = "csv" | "xlsx";
export type WrittenReport = { fileName: string; contentType: string; content: Buffer };

const wordsOf = (locale: Locale) =>
  createTranslator({ locale, messages: { reports: locale === "en" ? en : zh }, namespace: "reports" });
type Words = ReturnType<typeof wordsOf>;

const contentTypes: Record<Format, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A report as a file in a language: its question and hash, the table in 元 and m² with totals, and what each column means. */
export async function writeReport(
  report: Report,
  { tenant, locale, kind }: { tenant: Pick<Tenant, "name" | "nameEn" | "timezone">; locale: Locale; kind: Format },
): Promise<WrittenReport> {
  const t = wordsOf(locale);
  const { question, definition } = report;
  const stamp = stampOf(report, tenant, locale, t);
  const heads = headsOf(report, t);
  const rows = [...report.rows.map((row) => cellsOf(report, row, t)), cellsOf(report, null, t)];
  const meanings = definition.columns.map(({ name }) => [t(columnKey(name)), t(meaningKey(definition.slug, name))]);
  const fileName = `${t(`names.${definition.slug}`)}_${question.from}_${question.asOf}.${kind}`;
  const content =
    kind === "csv"
      ? csvOf([...stamp, [], heads, ...rows, [], ...meanings])
      : await xlsxOf(t, stamp, heads, rows, meanings);
  return { fileName, contentType: contentTypes[kind], content };
}

/** What a report is called in a language. */
export function nameOf(report: ReportSlug, locale: Locale): string {
  return wordsOf(locale)(`names.${report}`);
}

/** The totals in one line, such as "期末 1234.56 元", those that are nought left out. */
export function totalsInWords({ definition, total }: Report, locale: Locale): string {
  const t = wordsOf(locale);
  const parts = definition.columns.flatMap(({ name, unit }) => {
    const figure = total[name] ?? 0n;
    return figure === 0n ? [] : [`${t(columnKey(name))} ${inUnits(figure, unit)} ${unitWord(unit, t)}`];
  });
  return parts.join(locale === "en" ? ", " : "，") || t("empty");
}

const columnKey = (name: string) => `columns.${name}` as "columns.opening";
const meaningKey = (slug: string, name: string) => `meanings.${slug}.${name}` as "meanings.receivables.opening";

type Value = { text: string; value?: number; unit?: Unit };
type Plain = string | Value;

function stampOf(
  report: Report,
  tenant: Pick<Tenant, "name" | "nameEn" | "timezone">,
  locale: Locale,
  t: Words,
): string[][] {
  const { question, definition } = report;
  const moment = format(new TZDate(question.knownAt, tenant.timezone), "yyyy-MM-dd HH:mm:ss.SSS", {
    in: tz(tenant.timezone),
  });
  return [
    [t(`names.${definition.slug}`), locale === "en" ? tenant.nameEn : tenant.name],
    [t("stamp.days"), `${question.from} – ${question.asOf}`],
    [t("stamp.knownAt"), `${moment} (${tenant.timezone})`],
    [t("stamp.grouping"), t(`groupings.${question.grouping}`)],
    [t("stamp.version"), String(definition.version)],
    [t("stamp.hash"), sha256(canonicalText(report))],
  ];
}

const unitWord = (unit: Unit, t: Words) => t(`units.${unit}`);

function headsOf({ definition, question }: Report, t: Words): string[] {
  return [
    ...(question.grouping === "none" ? [] : [t(`groupings.${question.grouping}`), t("code")]),
    ...(definition.split ? [t(`splits.${definition.split}.name`)] : []),
    ...definition.columns.map(({ name, unit }) => `${t(columnKey(name))} (${unitWord(unit, t)})`),
  ];
}

function cellsOf({ definition, question, total }: Report, row: ReportRow | null, t: Words): Plain[] {
  const names = question.grouping === "none" ? [] : row ? [row.label || t("nowhere"), row.key] : [t("total"), ""];
  const split = definition.split
    ? [row ? splitWord(definition.split, row.split, t) : question.grouping === "none" ? t("total") : ""]
    : [];
  const figures = row?.figures ?? total;
  return [
    ...names,
    ...split,
    ...definition.columns.map(({ name, unit }): Plain => {
      const figure = figures[name] ?? null;
      return figure === null
        ? ""
        : {
            text: inUnits(figure, unit),
            value: Number(figure) / (unit === "count" ? 1 : unit === "share" ? 10_000 : 100),
            unit,
          };
    }),
  ];
}

function splitWord(split: NonNullable<Report["definition"]["split"]>, value: string, t: Words): string {
  const key = `splits.${split}.${value || "none"}` as "splits.state.on";
  return t.has(key) ? t(key) : value;
}

/** 分 as 元, hundredths of m² as m², hundredths of a per cent as per cent: whole digits all the way. */
function inUnits(figure: bigint, unit: Unit): string {
  if (unit === "count") return figure.toString();
  const [sign, size] = figure < 0n ? ["-", -figure] : ["", figure];
  return `${sign}${size / 100n}.${(size % 100n).toString().padStart(2, "0")}`;
}

function csvOf(rows: Plain[][]): Buffer {
  const quote = (cell: Plain) => {
    if (typeof cell !== "string") return cell.text;
    // A name that begins like a formula must stay a name in a spreadsheet.
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(quote).join(",")).join("\r\n")}\r\n`, "utf8");
}

const formats: Record<Unit, string> = { money: "#,##0.00", area: "#,##0.00", count: "#,##0", share: "0.00%" };

async function xlsxOf(
  t: Words,
  stamp: string[][],
  heads: string[],
  rows: Plain[][],
  meanings: string[][],
): Promise<Buffer> {
  const bold = (value: string): CellObject => ({ value, fontWeight: "bold", backgroundColor: "#E8EEF0", wrap: true });
  const cell = (one: Plain): CellObject | string =>
    typeof one === "string" ? one : { type: Number, value: one.value ?? 0, format: formats[one.unit ?? "count"] };
  const data: SheetData = [...stamp, [], heads.map(bold), ...rows.map((row) => row.map(cell))];
  const sheets = [
    { sheet: t("stamp.sheet"), data, columns: heads.map((_, index) => ({ width: index === 0 ? 28 : 18 })) },
    {
      sheet: t("stamp.meanings"),
      data: meanings.map(([name = "", text = ""]) => [bold(name), { value: text, wrap: true }]),
      columns: [{ width: 24 }, { width: 90 }],
    },
  ];
  return writeXlsx(sheets).toBuffer();
}
