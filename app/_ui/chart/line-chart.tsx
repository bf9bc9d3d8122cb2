"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "../skeleton";
import type { ChartProps } from "./chart-data";
import { ChartFrame } from "./chart-frame";

/** The drawing library comes only when a chart is really on the page. */
const Drawing = dynamic(() => import("./line-drawing").then((module) => module.LineDrawing), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

/** A course over time: months, days, seasons. */
export function LineChart(props: ChartProps) {
  return (
    <ChartFrame {...props}>
      <Drawing {...props} />
    </ChartFrame>
  );
}
