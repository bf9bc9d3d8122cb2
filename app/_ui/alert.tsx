import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { toneClasses } from "./tone";

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

type AlertProps = {
  tone?: keyof typeof icons;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** Something the reader must know here; danger is announced at once, the others when the reader comes to them. */
export function Alert({ tone = "info", title, children, actions, className }: AlertProps) {
  const Icon = icons[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cx("flex gap-3 rounded-lg border p-3.5", toneClasses[tone], className)}
    >
      <Icon aria-hidden className="mt-[0.15em] size-[1.3em] shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
