import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

type EmptyStateProps = {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** Nothing here yet: says why, and what to do next. */
export function EmptyState({ icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={cx("mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center", className)}>
      <span
        aria-hidden
        className="mb-3 grid size-14 place-items-center rounded-full bg-brand-soft text-brand-text [&_svg]:size-6"
      >
        {icon ?? <Inbox />}
      </span>
      <div className="text-[1.0625em] font-semibold">{title}</div>
      {children && <div className="mt-1 text-ink-2">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2.5">{actions}</div>}
    </div>
  );
}
