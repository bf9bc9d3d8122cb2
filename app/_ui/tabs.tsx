"use client";
import * as Radix from "radix-ui/tabs";
import type { ReactNode } from "react";
import { cx } from "./cx";

export type Tab = { value: string; label: ReactNode; count?: number; content: ReactNode };

const listClasses = "scroll-quiet -mb-px flex gap-1 overflow-x-auto border-b border-line";
const tabClasses =
  "flex min-h-(--control-h) shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 font-medium text-ink-2 hover:text-ink focus-visible:outline-offset-[-2px]";

/** Parts of one thing, one at a time, switched in place. For tabs that are pages of their own take LinkTabs. */
export function Tabs({ tabs, defaultValue, className }: { tabs: Tab[]; defaultValue?: string; className?: string }) {
  return (
    <Radix.Root defaultValue={defaultValue ?? tabs[0]?.value ?? ""} className={className}>
      <Radix.List className={listClasses} data-print="hide">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className={cx(tabClasses, "data-[state=active]:border-brand-text data-[state=active]:text-brand-text")}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="figures rounded-full bg-subtle px-1.5 text-[0.8125em] text-ink-2">{tab.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4 focus-visible:outline-offset-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
