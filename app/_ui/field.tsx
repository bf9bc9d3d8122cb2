import { CircleAlert } from "lucide-react";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cx } from "./cx";

type ControlProps = {
  id?: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
};

export type FieldProps = {
  label: ReactNode;
  /** What to enter and why, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: ReactNode;
  required?: boolean;
  /** The word shown beside the label of a field that may stay empty, e.g. 选填. */
  optional?: ReactNode;
  className?: string;
  /** One control, which receives id, required, aria-describedby and aria-invalid; or a function that hands them on. */
  children: ReactElement<ControlProps> | ((control: ControlProps) => ReactNode);
};

/** A labelled control with its hint and its error, tied together for screen readers. */
export function Field({ label, hint, error, required, optional, className, children }: FieldProps) {
  const own = useId();
  const id = typeof children === "function" ? own : (children.props.id ?? own);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const control: ControlProps = { id, "aria-describedby": describedBy };
  if (required) control.required = true;
  if (error) control["aria-invalid"] = true;
  return (
    <div className={cx("grid min-w-0 content-start gap-1.5", className)}>
      <label htmlFor={id} className="flex items-baseline gap-2 font-medium text-ink">
        <span>
          {label}
          {required && (
            <span aria-hidden className="ml-0.5 text-danger">
              *
            </span>
          )}
        </span>
        {optional && <span className="text-[0.8125em] font-normal text-ink-3">{optional}</span>}
      </label>
      {typeof children === "function" ? children(control) : cloneElement(children, control)}
      {hint && (
        <p id={`${id}-hint`} className="text-[0.875em] text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-[0.875em] font-medium text-danger">
          <CircleAlert aria-hidden className="mt-[0.2em] size-[1.1em] shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
