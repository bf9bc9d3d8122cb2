import type { ComponentProps, ReactNode } from "react";
import { controlClasses } from "./control-classes";
import { cx } from "./cx";

export type InputProps = ComponentProps<"input"> & {
  /** An icon or word inside the left edge. */
  lead?: ReactNode;
  /** A unit or small button inside the right edge. */
  trail?: ReactNode;
};

/** One line of text. */
export function Input({ lead, trail, className, ...rest }: InputProps) {
  if (!lead && !trail) return <input {...rest} className={cx(controlClasses, className)} />;
  return (
    <div className={cx("relative flex items-center", className)}>
      {lead && (
        <span className="pointer-events-none absolute left-3 flex text-ink-3 [&_svg]:size-[1.15em]">{lead}</span>
      )}
      <input {...rest} className={cx(controlClasses, lead && "pl-9", trail && "pr-14")} />
      {trail && <span className="absolute right-3 flex items-center text-ink-3">{trail}</span>}
    </div>
  );
}
