import type { ComponentProps } from "react";
import { type ButtonLook, buttonClasses } from "./button-classes";
import { cx } from "./cx";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> & ButtonLook & { loading?: boolean };

/** A button; while loading it keeps its focus and width, says that it is busy and does nothing when pressed. */
export function Button({
  variant,
  size,
  block,
  loading = false,
  className,
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // A submit button that is no longer one cannot send its form twice, whatever key is pressed.
      type={loading ? "button" : type}
      onClick={loading ? undefined : onClick}
      aria-busy={loading || undefined}
      aria-disabled={loading || rest["aria-disabled"]}
      className={cx(buttonClasses({ variant, size, block }), className)}
    >
      {loading && <Spinner />}
      {children}
    </button>
  );
}
