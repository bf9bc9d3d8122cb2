import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A native check box with its label; the whole line is the target. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label
      className={cx(
        "group flex min-h-(--control-sm) cursor-pointer items-start gap-2.5 py-1 has-disabled:cursor-not-allowed",
        className,
      )}
    >
      <span className="relative mt-[0.15em] grid size-[1.25em] shrink-0 place-items-center">
        <input
          {...rest}
          type="checkbox"
          className="peer size-full cursor-[inherit] appearance-none rounded-sm border-[1.5px] border-line-strong bg-surface checked:border-brand checked:bg-brand disabled:opacity-60 disabled:not-checked:bg-subtle aria-invalid:border-danger"
        />
        <Check
          aria-hidden
          strokeWidth={3.5}
          className="pointer-events-none absolute hidden size-[0.9em] text-on-brand peer-checked:block"
        />
      </span>
      <span>
        {label}
        {hint && <span className="block text-[0.875em] text-ink-3">{hint}</span>}
      </span>
    </label>
  );
}
