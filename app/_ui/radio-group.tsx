import type { ReactNode } from "react";
import { cx } from "./cx";
import { Fieldset } from "./fieldset";

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

export type RadioGroupProps = {
  name: string;
  legend: ReactNode;
  options: RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Cards give each choice a frame and a big target: for the few choices that matter. */
  look?: "plain" | "cards";
  className?: string;
};

/** One choice out of a few, all visible. */
export function RadioGroup({
  name,
  options,
  value,
  defaultValue,
  onValueChange,
  look = "plain",
  required,
  ...fieldset
}: RadioGroupProps) {
  return (
    <Fieldset {...fieldset} required={required}>
      <div
        className={look === "cards" ? "grid gap-2.5 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]" : "grid gap-1"}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              "flex min-h-(--control-sm) cursor-pointer items-start gap-2.5 py-1 has-disabled:cursor-not-allowed has-disabled:text-ink-3",
              look === "cards" &&
                "min-h-(--control-h) rounded-lg border border-line-strong/60 bg-surface px-3.5 py-3 hover:border-line-strong has-checked:border-brand-text has-checked:bg-brand-soft has-checked:ring-1 has-checked:ring-brand-text",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              {...(onValueChange
                ? { onChange: () => onValueChange(option.value) }
                : value === undefined
                  ? {}
                  : { readOnly: true })}
              className="mt-[0.18em] size-[1.2em] shrink-0 cursor-[inherit] appearance-none rounded-full border-[1.5px] border-line-strong bg-surface checked:border-[0.38em] checked:border-brand"
            />
            <span>
              <span className="font-medium">{option.label}</span>
              {option.hint && <span className="block text-[0.875em] text-ink-2">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
