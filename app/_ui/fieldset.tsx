import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "./cx";

/** A group of controls under one question (radio buttons, check boxes, an address). */
export function Fieldset(props: {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const describedBy = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset aria-describedby={describedBy} className={cx("grid min-w-0 gap-1.5", props.className)}>
      <legend className="mb-1.5 font-medium">
        {props.legend}
        {props.required && (
          <span aria-hidden className="ml-0.5 text-danger">
            *
          </span>
        )}
      </legend>
      {props.children}
      {props.hint && (
        <p id={`${id}-hint`} className="text-[0.875em] text-ink-3">
          {props.hint}
        </p>
      )}
      {props.error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-[0.875em] font-medium text-danger">
          <CircleAlert aria-hidden className="mt-[0.2em] size-[1.1em] shrink-0" />
          {props.error}
        </p>
      )}
    </fieldset>
  );
}
