import type { ComponentProps } from "react";
import { controlClasses } from "./control-classes";
import { cx } from "./cx";

/** Several lines of text; grows with what is written where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cx(controlClasses, "field-sizing-content h-auto min-h-[4.5em] py-2 leading-relaxed", className)}
    />
  );
}
