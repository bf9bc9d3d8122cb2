import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** An on/off setting that takes effect at once; inside a form that is sent take Checkbox. */
export function Switch({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label
      className={cx(
        "flex min-h-(--control-sm) cursor-pointer items-start justify-between gap-4 py-1 has-disabled:cursor-not-allowed",
        className,
      )}
    >
      <span>
        <span className="font-medium">{label}</span>
        {hint && <span className="block text-[0.875em] text-ink-3">{hint}</span>}
      </span>
      <span className="relative mt-[0.1em] inline-flex h-[1.5em] w-[2.75em] shrink-0">
        <input
          {...rest}
          type="checkbox"
          role="switch"
          className="peer size-full cursor-[inherit] appearance-none rounded-full border border-line-strong bg-sunken transition-colors checked:border-brand checked:bg-brand disabled:opacity-55"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-[0.22em] left-[0.25em] size-[1.06em] rounded-full bg-line-strong transition-transform peer-checked:translate-x-[1.2em] peer-checked:bg-on-brand"
        />
      </span>
    </label>
  );
}
