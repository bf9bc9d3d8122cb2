/** How the values of a chart are written: money is in 分, percent is 0 to 1. */
export type ChartFormat = "number" | "percent" | "money";

export type ChartSeries = {
  label: string;
  /** 1 to 6: fixes the colour when the same series stands in several charts. */
  color?: 1 | 2 | 3 | 4 | 5 | 6;
};

/** One place on the axis (a subsidiary, a month) with a value per series; null where there is none. */
export type ChartPoint = { label: string; values: (number | null)[] };

export type ChartProps = {
  /** What is shown, of what and when; also the table's caption. */
  title: string;
  series: ChartSeries[];
  points: ChartPoint[];
  format?: ChartFormat;
  unit?: string;
  /** In rem. */
  height?: number;
};

export const colorOf = (series: ChartSeries, index: number) => `var(--chart-${series.color ?? (index % 6) + 1})`;
