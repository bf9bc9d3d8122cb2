"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Takes an issued invoice back by a red one. */
export function TakeBack({ invoiceId, invoiceNo }: { invoiceId: string; invoiceNo: string }) {
  const t = useTranslations("payments.invoices");
  const act = useAct();
  const takeBack = useMutation(useTRPC().staff.payments["take-back-invoice"].mutationOptions());
  return (
    <ConfirmDialog
      danger
      title={t("takeBackTitle", { no: invoiceNo })}
      description={t("takeBackBody")}
      confirmLabel={t("takeBack")}
      trigger={
        <Button size="sm" variant="quiet">
          {t("takeBack")}
        </Button>
      }
      onConfirm={() => act(takeBack.mutateAsync({ invoiceId }), (red) => t("tookBack", { no: red.invoiceNo }))}
    />
  );
}
