"use client";
import { useMutation } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Closes the month after asking; it cannot be opened again. */
export function ClosePeriod({ month, disabled }: { month: string; disabled: boolean }) {
  const t = useTranslations("finance.close");
  const say = useProblemText();
  const router = useRouter();
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
      onConfirm={async () => {
        try {
          await close.mutateAsync({ month });
          toast.success(t("done", { month }));
          router.refresh();
        } catch (error) {
          toast.error(say(problemOf(error)));
        }
      }}
    />
  );
}
