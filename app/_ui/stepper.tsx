import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "./cx";

/** Where in a form of several pages the reader is. `current` counts from 0. On a phone only the current name is spelled out. */
export function Stepper({ steps, current, label }: { steps: string[]; current: number; label: string }) {
  const t = useTranslations("common.progress");
  return (
    <nav aria-label={label} className="mb-5">
      <p className="mb-2 flex items-baseline justify-between gap-3 sm:hidden">
        <span className="font-semibold">{steps[current]}</span>
        <span className="figures text-[0.875em] text-ink-3">
          {t("step", { step: current + 1, total: steps.length })}
        </span>
      </p>
      <ol className="flex gap-1.5 sm:gap-3">
        {steps.map((step, index) => {
          const done = index < current;
          return (
            <li key={step} aria-current={index === current ? "step" : undefined} className="min-w-0 flex-1">
              <span
                aria-hidden
                className={cx("block h-1.5 rounded-full", index <= current ? "bg-brand" : "bg-sunken")}
              />
              <span
                className={cx(
                  "mt-1.5 hidden items-center gap-1.5 text-[0.875em] sm:flex",
                  index === current ? "font-semibold text-ink" : "text-ink-3",
                )}
              >
                {done ? (
                  <Check aria-hidden className="size-[1.1em] shrink-0 text-brand-text" />
                ) : (
                  <span className="figures">{index + 1}</span>
                )}
                <span className="truncate">{step}</span>
                {done && <span className="sr-only">{t("done")}</span>}
              </span>
              <span className="sr-only sm:hidden">{step}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
