import type { ComponentProps } from "react";
import { controlClasses } from "./control-classes";
import { cx } from "./cx";

/** A business day as 'YYYY-MM-DD', picked with the device's own calendar. */
export function DateInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return <input {...rest} type="date" className={cx(controlClasses, "figures appearance-none", className)} />;
}
