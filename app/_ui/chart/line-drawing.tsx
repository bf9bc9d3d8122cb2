import { useLocale } from "next-intl";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { type ChartProps, colorOf } from "./chart-data";
import { ChartTooltip } from "./chart-tooltip";
import { formatTick } from "./format-value";

/** The lines of a LineChart; loaded on demand. Dashes help where colours do not. */
export function LineDrawing({ series, points, format = "number" }: ChartProps) {
  const locale = useLocale();
  const data = points.map((point) => ({ label: point.label, ...point.values }));
  const tick = { fill: "var(--ink-3)", fontSize: "0.8125rem" };
  const dashes = [undefined, "7 3", "2 3", "9 3 2 3", "12 4", "4 4"];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={data} margin={{ top: 8, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" strokeDasharray="3 4" vertical={false} />
        <XAxis dataKey="label" tick={tick} tickLine={false} axisLine={{ stroke: "var(--line)" }} minTickGap={24} />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={52}
          tickFormatter={(value: number) => formatTick(value, format, locale)}
        />
        <Tooltip
          cursor={{ stroke: "var(--line-strong)" }}
          content={<ChartTooltip series={series} format={format} />}
          isAnimationActive={false}
        />
        {series.map((one, index) => (
          <Line
            key={one.label}
            dataKey={String(index)}
            name={one.label}
            type="monotone"
            stroke={colorOf(one, index)}
            strokeWidth={2.25}
            strokeDasharray={dashes[index % dashes.length]}
            dot={points.length <= 14 ? { r: 2.5, strokeDasharray: "" } : false}
            activeDot={{ r: 4.5 }}
            connectNulls={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
