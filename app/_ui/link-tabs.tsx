import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "./cx";

/** Tabs that are addresses: the server knows which one is open, the back button works. */
export function LinkTabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: { href: string; label: ReactNode; count?: number; current: boolean }[];
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      data-print="hide"
      className={cx("scroll-quiet flex gap-1 overflow-x-auto border-b border-line", className)}
    >
      {tabs.map((tab) => (
        <Link
          prefetch={false}
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={cx(
            "-mb-px flex min-h-(--control-h) shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 font-medium text-ink-2 hover:text-ink focus-visible:outline-offset-[-2px]",
            tab.current && "border-brand-text text-brand-text hover:text-brand-text",
          )}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="figures rounded-full bg-subtle px-1.5 text-[0.8125em] text-ink-2">{tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
