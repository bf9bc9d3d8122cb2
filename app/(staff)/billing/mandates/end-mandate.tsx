"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Ends a mandate from today. */
export function EndMandate({ mandateId, accountNo }: { mandateId: string; accountNo: string }) {
  const t = useTranslations("cashier.mandates");
  const act = useAct();
  const end = useMutation(useTRPC().staff.cashier["end-mandate"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("endTitle", { accountNo })}
      description={t("endBody")}
      confirmLabel={t("end")}
      danger
      trigger={
        <Button size="sm" variant="danger-quiet">
          {t("end")}
        </Button>
      }
      onConfirm={() => act(end.mutateAsync({ mandateId }))}
    />
  );
}
