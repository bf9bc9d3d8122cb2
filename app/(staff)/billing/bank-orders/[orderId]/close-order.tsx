"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Gives up waiting for what the bank has not answered. */
export function CloseOrder({ orderId, waiting }: { orderId: string; waiting: number }) {
  const t = useTranslations("cashier.bankOrders");
  const act = useAct();
  const close = useMutation(useTRPC().staff.cashier["close-bank-order"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("closeTitle")}
      description={t("closeBody", { count: waiting })}
      confirmLabel={t("close")}
      trigger={<Button variant="secondary">{t("close")}</Button>}
      onConfirm={() => act(close.mutateAsync({ orderId }))}
    />
  );
}
