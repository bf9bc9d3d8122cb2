"use client";
import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/popover";
import type { ReactNode } from "react";

/** A small "?" that explains the word beside it when pressed; works by touch, mouse and keyboard. */
export function InfoTip({ about, children }: { about: string; children: ReactNode }) {
  const t = useTranslations("common.words");
  return (
    <Radix.Root>
      <Radix.Trigger
        data-print="hide"
        aria-label={t("definitionOf", { about })}
        className="inline-grid size-6 shrink-0 place-items-center rounded-full align-middle text-ink-3 hover:text-brand-text data-[state=open]:text-brand-text"
      >
        <CircleHelp aria-hidden className="size-4" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={12}
          aria-label={about}
          className="z-50 max-w-80 rounded-lg border border-line bg-raised p-3.5 text-[0.875rem] leading-relaxed text-ink shadow-pop outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
