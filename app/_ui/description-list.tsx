import type { ReactNode } from "react";
import { cx } from "./cx";

export type Description = { term: ReactNode; detail: ReactNode; wide?: boolean };

/** Facts about one thing, name and value; one column on a phone, up to three beside each other on a desk. */
export function DescriptionList({
  items,
  columns = 2,
  className,
}: {
  items: Description[];
  columns?: 1 | 2 | 3;
  className?: string;
}) {
  return (
    <dl
      className={cx(
        "grid gap-x-6 gap-y-3",
        columns === 2 && "sm:grid-cols-2",
        columns === 3 && "sm:grid-cols-2 lg:grid-cols-3",
        className,
      )}
    >
      {items.map((item, index) => (
        // The terms may be elements, and the list never reorders
        <div key={index} className={cx("min-w-0", item.wide && "col-span-full")}>
          <dt className="text-[0.875em] text-ink-3">{item.term}</dt>
          <dd className="min-w-0 font-medium">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
