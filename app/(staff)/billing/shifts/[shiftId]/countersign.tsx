"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** A colleague takes the money of a closed shift over. */
export function Countersign({ shiftId, shiftNo, clerk }: { shiftId: string; shiftNo: string; clerk: string }) {
  const t = useTranslations("cashier.shifts.sign");
  const act = useAct();
  const sign = useMutation(useTRPC().staff.cashier["countersign-shift"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("title", { no: shiftNo })}
      description={t("body", { clerk })}
      confirmLabel={t("trigger")}
      trigger={<Button>{t("trigger")}</Button>}
      onConfirm={() => act(sign.mutateAsync({ shiftId }), t("done"))}
    />
  );
}
