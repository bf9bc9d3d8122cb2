import { Check, Minus } from "lucide-react";

/** A bare check box for a table cell, with a name only screen readers hear. */
export function TickBox({
  label,
  checked,
  partly = false,
  onChange,
  tabIndex,
}: {
  label: string;
  checked: boolean;
  partly?: boolean;
  onChange: (checked: boolean) => void;
  tabIndex?: number;
}) {
  const Icon = partly ? Minus : Check;
  return (
    <span className="relative inline-grid size-[1.15rem] place-items-center align-middle after:absolute after:-inset-2">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        tabIndex={tabIndex}
        ref={(box) => {
          if (box) box.indeterminate = partly;
        }}
        onChange={(event) => onChange(event.target.checked)}
        onClick={(event) => event.stopPropagation()}
        className="peer z-[1] size-full cursor-pointer appearance-none rounded-sm border-[1.5px] border-line-strong bg-surface checked:border-brand checked:bg-brand indeterminate:border-brand indeterminate:bg-brand"
      />
      <Icon
        aria-hidden
        strokeWidth={3.5}
        className="pointer-events-none absolute z-[1] hidden size-3 text-on-brand peer-checked:block peer-indeterminate:block"
      />
    </span>
  );
}
