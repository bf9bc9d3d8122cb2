"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "../skeleton";
import type { ChartProps } from "./chart-data";
import { ChartFrame } from "./chart-frame";

/** The drawing library comes only when a chart is really on the page. */
const Drawing = dynamic(() => import("./bar-drawing").then((module) => module.BarDrawing), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

export type BarChartProps = ChartProps & {
  horizontal?: boolean;
  /** Piles the series up instead of standing them beside each other: parts of a whole. */
  stacked?: boolean;
};

/** Compares things side by side: subsidiaries, classes. `horizontal` for long names or more than eight of them. */
export function BarChart(props: BarChartProps) {
  return (
    <ChartFrame {...props}>
      <Drawing {...props} />
    </ChartFrame>
  );
}
