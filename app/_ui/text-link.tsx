import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A link within text or a table cell. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...rest}
      className={cx(
        "rounded-sm text-brand-text underline decoration-brand-line underline-offset-4 hover:decoration-current",
        className,
      )}
    />
  );
}
