"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Ends an open plan before its time. */
export function WithdrawPlan({ planId }: { planId: string }) {
  const t = useTranslations("payments.plans");
  const act = useAct();
  const withdraw = useMutation(useTRPC().staff.collections["withdraw-plan"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("withdrawTitle")}
      description={t("withdrawHint")}
      confirmLabel={t("withdraw")}
      trigger={
        <Button size="sm" variant="quiet">
          {t("withdraw")}
        </Button>
      }
      onConfirm={() => act(withdraw.mutateAsync({ planId }), t("withdrawn"))}
    />
  );
}
