import { useLocale } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { BarChartProps } from "./bar-chart";
import { colorOf } from "./chart-data";
import { ChartTooltip } from "./chart-tooltip";
import { formatTick } from "./format-value";

/** The bars of a BarChart; loaded on demand. */
export function BarDrawing({ series, points, format = "number", horizontal = false, stacked = false }: BarChartProps) {
  const locale = useLocale();
  // Only ever drawn in a browser, so its width may be asked.
  const roomy = horizontal || window.matchMedia("(min-width: 48rem)").matches;
  const shorten = (name: string) => cut(name, roomy ? 1 : 0.6);
  const data = points.map((point) => ({ label: point.label, ...point.values }));
  const tick = { fill: "var(--ink-3)", fontSize: "0.8125rem" };
  const names = { dataKey: "label", tick, tickLine: false, axisLine: { stroke: "var(--line)" } } as const;
  const values = {
    type: "number",
    tick,
    tickLine: false,
    axisLine: false,
    tickFormatter: (value: number) => formatTick(value, format, locale),
  } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        layout={horizontal ? "vertical" : "horizontal"}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        barCategoryGap="28%"
        barGap={2}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--line)" strokeDasharray="3 4" vertical={horizontal} horizontal={!horizontal} />
        {horizontal ? <XAxis {...values} /> : <XAxis {...names} interval={0} tickFormatter={shorten} />}
        {horizontal ? (
          <YAxis {...names} type="category" width={112} interval={0} tickFormatter={shorten} />
        ) : (
          <YAxis {...values} width={52} />
        )}
        <Tooltip
          cursor={{ fill: "var(--subtle)" }}
          content={<ChartTooltip series={series} format={format} />}
          isAnimationActive={false}
        />
        {series.map((one, index) => (
          <Bar
            key={one.label}
            dataKey={String(index)}
            name={one.label}
            fill={colorOf(one, index)}
            radius={stacked ? 0 : horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0]}
            maxBarSize={40}
            isAnimationActive={false}
            {...(stacked ? { stackId: "all" } : {})}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** The table and the tooltip have the whole name. */
function cut(name: string, share: number): string {
  const limit = Math.round((/\p{Script=Han}/u.test(name) ? 8 : 15) * share);
  return name.length > limit ? `${name.slice(0, limit - 1)}…` : name;
}
