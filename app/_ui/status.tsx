import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Tone, toneClasses } from "./tone";

const dotClasses: Record<Tone, string> = {
  neutral: "bg-ink-3",
  brand: "bg-brand-text",
  info: "bg-info",
  ok: "bg-ok",
  warn: "bg-warn",
  danger: "bg-danger",
  warm: "bg-warm",
};

/** The state something is in, as a pill; the word carries the meaning, the colour only helps. */
export function Status({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 py-0.5 text-[0.8125em] font-medium leading-normal",
        toneClasses[tone],
        className,
      )}
    >
      <span aria-hidden className={cx("size-[0.5em] rounded-full", dotClasses[tone])} />
      {children}
    </span>
  );
}
