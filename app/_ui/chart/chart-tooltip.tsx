import { useLocale } from "next-intl";
import { type ChartFormat, type ChartSeries, colorOf } from "./chart-data";
import { formatValue } from "./format-value";

type ChartTooltipProps = {
  series: ChartSeries[];
  format: ChartFormat;
  /** These three are filled in by the drawing. */
  active?: boolean;
  label?: string | number;
  payload?: readonly { value?: unknown; dataKey?: unknown }[];
};

/** What the pointer is over: the name in full and the values to the last digit. */
export function ChartTooltip({ series, format, active = false, label, payload = [] }: ChartTooltipProps) {
  const locale = useLocale();
  if (!active || payload.length === 0) return null;
  return (
    <div className="rounded-md border border-line bg-raised px-3 py-2 text-[0.8125rem] text-ink shadow-pop">
      <p className="mb-1 font-semibold">{label}</p>
      <ul className="grid gap-0.5">
        {payload.map(({ value, dataKey }) => {
          const index = Number(dataKey);
          const one = series[index];
          if (!one) return null;
          return (
            <li key={index} className="flex items-center gap-2">
              <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: colorOf(one, index) }} />
              <span className="text-ink-2">{one.label}</span>
              <span className="figures ml-auto pl-4 font-medium">
                {formatValue(typeof value === "number" ? value : null, format, locale)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
