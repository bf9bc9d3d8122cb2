"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** A colleague takes the money of a closed shift over. */
export function Countersign({ shiftId, shiftNo, clerk }: { shiftId: string; shiftNo: string; clerk: string }) {
  const t = useTranslations("cashier.shifts.sign");
  const say = useProblemText();
  const router = useRouter();
  const sign = useMutation(useTRPC().staff.cashier["countersign-shift"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("title", { no: shiftNo })}
      description={t("body", { clerk })}
      confirmLabel={t("trigger")}
      trigger={<Button>{t("trigger")}</Button>}
      onConfirm={async () => {
        try {
          await sign.mutateAsync({ shiftId });
          toast.success(t("done"));
        } catch (error) {
          toast.error(say(problemOf(error)));
        }
        router.refresh();
      }}
    />
  );
}
