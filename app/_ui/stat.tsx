import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { InfoTip } from "./overlay/info-tip";

export type StatProps = {
  label: string;
  value: ReactNode;
  unit?: ReactNode;
  /** A change against another period: the direction is what happened, `good` is whether that is welcome. */
  delta?: { text: ReactNode; direction: "up" | "down" | "flat"; good?: boolean };
  /** What exactly is counted; opens behind a "?". */
  definition?: ReactNode;
  /** "截至 10:30": how fresh it is. */
  asOf?: ReactNode;
  className?: string;
};

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight };

/** One figure that matters, with its unit, its change, its meaning and its time. */
export function Stat({ label, value, unit, delta, definition, asOf, className }: StatProps) {
  const Arrow = arrows[delta?.direction ?? "flat"];
  return (
    <div className={cx("min-w-0 rounded-lg border border-line bg-surface p-(--card-p) shadow-card", className)}>
      <div className="flex min-h-6 items-center gap-1 text-[0.9375em] text-ink-2">
        <span>{label}</span>
        {definition && <InfoTip about={label}>{definition}</InfoTip>}
      </div>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-1.5">
        <span className="figures text-[1.75rem] leading-tight font-semibold tracking-tight dense:text-2xl">
          {value}
        </span>
        {unit && <span className="text-ink-3">{unit}</span>}
      </p>
      {(delta || asOf) && (
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-[0.875em] text-ink-3">
          {delta && (
            <span
              className={cx(
                "figures inline-flex items-center gap-0.5 font-medium",
                delta.good === true && "text-ok",
                delta.good === false && "text-danger",
              )}
            >
              <Arrow aria-hidden className="size-[1.1em]" />
              {delta.text}
            </span>
          )}
          {asOf && <span>{asOf}</span>}
        </p>
      )}
    </div>
  );
}
