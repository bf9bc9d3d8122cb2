import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";
import { cx } from "./cx";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** A Status or Badge beside the title. */
  status?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  className?: string;
};

/** The head of a page: where you are, what this is, what you can do. Holds the page's only h1. */
export function PageHeader({ title, description, status, crumbs, actions, className }: PageHeaderProps) {
  return (
    <header className={cx("mb-5 grid gap-2 dense:mb-4", className)}>
      {crumbs && crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-2xl font-semibold tracking-tight dense:text-xl">{title}</h1>
            {status}
          </div>
          {description && <p className="mt-1 max-w-prose text-ink-2">{description}</p>}
        </div>
        {actions && (
          <div data-print="hide" className="flex flex-wrap items-center gap-2">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
