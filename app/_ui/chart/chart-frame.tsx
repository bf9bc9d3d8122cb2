"use client";
import { ChartColumn, Table2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

import { Button } from "../button";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "../table";
import { type ChartProps, colorOf } from "./chart-data";
import { formatValue } from "./format-value";

/** A chart with its title, its legend, and the same figures as a table one press away. */
export function ChartFrame({
  title,
  series,
  points,
  format = "number",
  unit,
  height = 18,
  children,
}: ChartProps & { children: ReactNode }) {
  const t = useTranslations("common");
  const locale = useLocale();
  const [asTable, setAsTable] = useState(false);
  const write = (value: number | null) => formatValue(value, format, locale);
  const Icon = asTable ? ChartColumn : Table2;
  const label = t(asTable ? "chart.asChart" : "chart.asTable");
  return (
    <figure className="relative min-w-0">
      <figcaption className="mb-2 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <span>
          <span className="font-semibold">{title}</span>
          {unit && <span className="ml-2 text-[0.875em] text-ink-3">{t("words.unit", { unit })}</span>}
        </span>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.875em] text-ink-2">
          {series.length > 1 &&
            series.map((one, index) => (
              <span key={one.label} className="inline-flex items-center gap-1.5">
                <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: colorOf(one, index) }} />
                {one.label}
              </span>
            ))}
          <Button
            variant="quiet"
            size="icon-sm"
            data-print="hide"
            aria-label={`${label}: ${title}`}
            title={label}
            onClick={() => setAsTable(!asTable)}
          >
            <Icon aria-hidden />
          </Button>
        </span>
      </figcaption>
      {points.length === 0 ? (
        <p className="grid place-items-center rounded-md bg-subtle text-ink-3" style={{ height: `${height}rem` }}>
          {t("chart.empty")}
        </p>
      ) : asTable ? (
        <Table caption={title}>
          <ChartCells series={series} points={points} write={write} item={t("chart.item")} />
        </Table>
      ) : (
        <>
          <div aria-hidden className="figures text-[0.8125rem]" style={{ height: `${height}rem` }}>
            {children}
          </div>
          {/* What the drawing says, for those who cannot see it. */}
          <div className="sr-only">
            <table>
              <caption>{title}</caption>
              <ChartCells series={series} points={points} write={write} item={t("chart.item")} />
            </table>
          </div>
        </>
      )}
    </figure>
  );
}

type ChartCellsProps = Pick<ChartProps, "series" | "points"> & {
  write: (value: number | null) => string;
  item: string;
};

function ChartCells({ series, points, write, item }: ChartCellsProps) {
  return (
    <>
      <TableHead>
        <tr>
          <HeadCell>{item}</HeadCell>
          {series.map((one) => (
            <HeadCell key={one.label} numeric>
              {one.label}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {points.map((point) => (
          <TableRow key={point.label}>
            <Cell>{point.label}</Cell>
            {series.map((one, index) => (
              <Cell key={one.label} numeric>
                {write(point.values[index] ?? null)}
              </Cell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </>
  );
}
