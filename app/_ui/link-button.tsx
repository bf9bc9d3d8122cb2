import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClasses } from "./button-classes";
import { cx } from "./cx";

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ variant, size, block, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link prefetch={false} {...rest} className={cx(buttonClasses({ variant, size, block }), className)} />;
}
