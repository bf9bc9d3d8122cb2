import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

type ErrorStateProps = {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  code?: string;
  actions?: ReactNode;
  className?: string;
};

/** Something went wrong: what, whether anything was lost, and the way on. */
export function ErrorState({ icon, title, children, code, actions, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cx("mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center", className)}>
      <span
        aria-hidden
        className="mb-3 grid size-14 place-items-center rounded-full bg-danger-soft text-danger [&_svg]:size-6"
      >
        {icon ?? <CloudOff />}
      </span>
      <div className="text-[1.0625em] font-semibold">{title}</div>
      {children && <div className="mt-1 text-ink-2">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2.5">{actions}</div>}
      {code && <p className="figures mt-4 text-[0.8125em] text-ink-3">{code}</p>}
    </div>
  );
}
