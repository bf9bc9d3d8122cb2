"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import { useEffect, useState } from "react";
import { cx } from "../cx";
import { Kbd } from "../kbd";
import type { PaletteItem, PaletteSearch } from "./palette-item";
import { PalettePanel } from "./palette-panel";

type CommandPaletteProps = {
  /** The pages to jump to. */
  items: PaletteItem[];
  /** Finds things while typing (accounts, tickets); keep the function stable. */
  search?: PaletteSearch;
  className?: string;
};

/** Ctrl+K (⌘K) or "/" from anywhere: jump to a page or find an account without the mouse. Renders its own button. */
export function CommandPalette({ items, search, className }: CommandPaletteProps) {
  const t = useTranslations("common.palette");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
      if (!chord && !slash) return;
      event.preventDefault();
      setOpen((now) => (chord ? !now : true));
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        className={cx(
          "flex h-(--control-h) min-w-0 items-center gap-2 rounded-md border border-line-strong/60 bg-surface px-2.5 text-ink-3 hover:border-line-strong",
          className,
        )}
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{t("open")}</span>
        <span aria-hidden className="ml-auto hidden shrink-0 gap-1 sm:flex">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/35 data-[state=open]:animate-in data-[state=open]:fade-in-0" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[8dvh] z-50 mx-auto flex max-h-[70dvh] max-w-2xl flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-pop outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0"
        >
          <Radix.Title className="sr-only">{t("title")}</Radix.Title>
          <PalettePanel items={items} {...(search ? { search } : {})} onClose={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
