"use client";
import { useMutation } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Closes the month after asking; it cannot be opened again. */
export function ClosePeriod({ month, disabled }: { month: string; disabled: boolean }) {
  const t = useTranslations("finance.close");
  const act = useAct();
  const close = useMutation(useTRPC().staff.finance["close-period"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("confirm", { month })}
      description={t("confirmBody")}
      confirmLabel={t("do")}
      danger
      trigger={
        <Button disabled={disabled} loading={close.isPending}>
          <Lock aria-hidden />
          {t("do")}
        </Button>
      }
      onConfirm={() => act(close.mutateAsync({ month }), t("done", { month }))}
    />
  );
}
