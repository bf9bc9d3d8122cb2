"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "../button";
import { cx } from "../cx";

export type SheetProps = {
  title: ReactNode;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "right" | "left";
  wide?: boolean;
  footer?: ReactNode;
  children: ReactNode;
};

/** A panel from the side that keeps the page in sight: details of a row, filters, a menu on a phone. */
export function Sheet({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  side = "right",
  wide = false,
  footer,
  children,
}: SheetProps) {
  const t = useTranslations("common.actions");
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/35 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed inset-y-0 z-50 flex w-[min(100%-2.5rem,26rem)] flex-col border-line bg-raised shadow-pop outline-none",
            "data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=open]:duration-200",
            side === "right"
              ? "right-0 border-l data-[state=closed]:slide-out-to-right data-[state=open]:slide-in-from-right"
              : "left-0 border-r data-[state=closed]:slide-out-to-left data-[state=open]:slide-in-from-left",
            wide && "w-[min(100%-2.5rem,44rem)]",
          )}
        >
          <header className="flex items-start justify-between gap-4 border-b border-line px-4 py-3">
            <div className="min-w-0">
              <Radix.Title className="font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description className="text-[0.875em] text-ink-2">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="quiet" size="icon-sm" aria-label={t("close")} className="-mr-1.5">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2.5 border-t border-line px-4 py-3">{footer}</footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
