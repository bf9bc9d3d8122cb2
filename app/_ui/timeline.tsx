import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type TimelineEntry = {
  key: string;
  title: ReactNode;
  state: "done" | "current" | "upcoming" | "failed";
  /** When it happened, or when it should. */
  at?: ReactNode;
  /** Who did it. */
  by?: ReactNode;
  children?: ReactNode;
};

const markClasses = {
  done: "border-brand bg-brand text-on-brand",
  current: "border-brand-text bg-surface ring-4 ring-brand-soft",
  upcoming: "border-line-strong border-dashed bg-surface",
  failed: "border-danger-solid bg-danger-solid text-white",
};

/** The way of a request: what was done and when, what is going on, what comes next. */
export function Timeline({ entries, className }: { entries: TimelineEntry[]; className?: string }) {
  const t = useTranslations("common.progress");
  return (
    <ol className={cx("grid", className)}>
      {entries.map((entry, index) => (
        <li
          key={entry.key}
          aria-current={entry.state === "current" ? "step" : undefined}
          className="relative grid grid-cols-[1.5rem_1fr] gap-x-3 pb-5 last:pb-0"
        >
          {index < entries.length - 1 && (
            <span
              aria-hidden
              className={cx(
                "absolute top-6 bottom-0 left-[calc(0.75rem-1px)] w-0.5",
                entry.state === "done" ? "bg-brand" : "bg-line",
              )}
            />
          )}
          <span
            aria-hidden
            className={cx("z-[1] grid size-6 place-items-center rounded-full border-2", markClasses[entry.state])}
          >
            {entry.state === "done" && <Check strokeWidth={3} className="size-3.5" />}
            {entry.state === "failed" && <X strokeWidth={3} className="size-3.5" />}
            {entry.state === "current" && <span className="size-2.5 rounded-full bg-brand-text" />}
          </span>
          <div className="min-w-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p
                className={cx(
                  entry.state === "current"
                    ? "font-semibold text-brand-text"
                    : entry.state === "upcoming"
                      ? "text-ink-3"
                      : "font-medium",
                )}
              >
                {entry.title}
                <span className="sr-only"> {t(entry.state)}</span>
              </p>
              {entry.at && <span className="figures text-[0.875em] text-ink-3">{entry.at}</span>}
            </div>
            {entry.by && <p className="text-[0.875em] text-ink-3">{entry.by}</p>}
            {entry.children && <div className="mt-1 text-ink-2">{entry.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
