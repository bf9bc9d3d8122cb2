import { cx } from "./cx";

/** How far a job has come; without a value it only says that it runs. */
export function ProgressBar({
  label,
  value,
  max = 100,
  detail,
  className,
}: {
  label: string;
  value?: number;
  max?: number;
  detail?: string;
  className?: string;
}) {
  const percent = value === undefined ? undefined : Math.max(0, Math.min(100, (value / Math.max(max, 1)) * 100));
  return (
    <div className={cx("grid gap-1", className)}>
      <div className="flex items-baseline justify-between gap-3 text-[0.875em]">
        <span>{label}</span>
        <span className="figures text-ink-3">{detail ?? (percent === undefined ? "" : `${Math.floor(percent)}%`)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={cx(
            "h-full rounded-full bg-brand transition-[width] duration-300",
            percent === undefined && "w-1/3 animate-pulse",
          )}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
