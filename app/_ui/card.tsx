import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

type CardProps = Omit<ComponentProps<"section">, "title"> & {
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons in the right upper corner. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Without inner padding, for a table or a list that reaches the edges. */
  flush?: boolean;
};

/** A framed part of a page. */
export function Card({ title, description, actions, footer, flush = false, className, children, ...rest }: CardProps) {
  return (
    <section
      {...rest}
      data-print="sheet"
      className={cx("min-w-0 rounded-lg border border-line bg-surface shadow-card", className)}
    >
      {(title || actions) && (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-(--card-p) pt-(--card-p) pb-3">
          <div className="min-w-0">
            {title && <h2 className="text-[1.0625em] font-semibold">{title}</h2>}
            {description && <p className="mt-0.5 text-[0.875em] text-ink-3">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      {children !== undefined && (
        <div className={cx(!flush && "px-(--card-p) pb-(--card-p)", !flush && !title && !actions && "pt-(--card-p)")}>
          {children}
        </div>
      )}
      {footer && (
        <footer className="flex flex-wrap items-center gap-3 border-t border-line px-(--card-p) py-3">{footer}</footer>
      )}
    </section>
  );
}
