import type { ComponentProps } from "react";
import { cx } from "./cx";
import { type Tone, toneClasses } from "./tone";

/** A small word about a thing: a class, a count, a mark. */
export function Badge({ tone = "neutral", className, ...rest }: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      {...rest}
      className={cx(
        "inline-flex max-w-full items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 py-px text-[0.8125em] font-medium leading-normal",
        toneClasses[tone],
        className,
      )}
    />
  );
}
