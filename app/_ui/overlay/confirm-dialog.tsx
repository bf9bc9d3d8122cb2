"use client";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/alert-dialog";
import { type ReactNode, useState } from "react";
import { Button } from "../button";

export type ConfirmDialogProps = {
  title: ReactNode;
  /** What exactly will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb itself ("报停"), never "OK". */
  confirmLabel: ReactNode;
  danger?: boolean;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The dialog stays open and busy until this settles; it closes unless it throws or answers false. */
  onConfirm: () => unknown;
  children?: ReactNode;
};

/** Asks before something that matters; focus starts on the harmless answer. */
export function ConfirmDialog({
  title,
  description,
  confirmLabel,
  danger,
  trigger,
  open,
  onOpenChange,
  onConfirm,
  children,
}: ConfirmDialogProps) {
  const t = useTranslations("common.actions");
  const [ownOpen, setOwnOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const shown = open ?? ownOpen;
  const change = (next: boolean) => {
    if (busy) return;
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      if ((await onConfirm()) !== false) {
        setOwnOpen(false);
        onOpenChange?.(false);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Radix.Root open={shown} onOpenChange={change}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45 data-[state=open]:animate-in data-[state=open]:fade-in-0" />
        <Radix.Content className="fixed inset-x-3 bottom-3 z-50 grid max-h-[92dvh] gap-3 overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-pop outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0 sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:-translate-y-1/2">
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="text-ink-2">{description}</div>
          </Radix.Description>
          {children}
          <div className="mt-2 flex flex-col-reverse gap-2.5 sm:flex-row sm:justify-end">
            <Radix.Cancel asChild>
              <Button variant="secondary" disabled={busy}>
                {t("cancel")}
              </Button>
            </Radix.Cancel>
            <Button variant={danger ? "danger" : "primary"} loading={busy} onClick={() => void confirm()}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
