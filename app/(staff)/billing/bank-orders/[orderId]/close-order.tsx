"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Gives up waiting for what the bank has not answered. */
export function CloseOrder({ orderId, waiting }: { orderId: string; waiting: number }) {
  const t = useTranslations("cashier.bankOrders");
  const say = useProblemText();
  const router = useRouter();
  const close = useMutation(useTRPC().staff.cashier["close-bank-order"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("closeTitle")}
      description={t("closeBody", { count: waiting })}
      confirmLabel={t("close")}
      trigger={<Button variant="secondary">{t("close")}</Button>}
      onConfirm={async () => {
        try {
          await close.mutateAsync({ orderId });
        } catch (error) {
          toast.error(say(problemOf(error)));
        }
        router.refresh();
      }}
    />
  );
}
