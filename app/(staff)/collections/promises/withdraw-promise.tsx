"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Ends an open promise. */
export function WithdrawPromise({ promiseId }: { promiseId: string }) {
  const t = useTranslations("collections.promises");
  const act = useAct();
  const withdraw = useMutation(useTRPC().staff.collections["withdraw-promise"].mutationOptions());
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
      onConfirm={() => act(withdraw.mutateAsync({ promiseId }), t("withdrawn"))}
    />
  );
}
