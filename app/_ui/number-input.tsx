import { cx } from "./cx";
import { Input, type InputProps } from "./input";

/** A quantity with its unit: figures line up right, the phone shows digits, the wheel never changes the value. */
export function NumberInput({
  unit,
  decimals = true,
  className,
  ...rest
}: Omit<InputProps, "type" | "trail"> & { unit?: string; decimals?: boolean }) {
  return (
    <Input
      autoComplete="off"
      {...rest}
      type="text"
      inputMode={decimals ? "decimal" : "numeric"}
      trail={unit}
      className={cx("figures text-right [&_input]:text-right", (unit?.length ?? 0) > 4 && "[&_input]:pr-20", className)}
    />
  );
}
