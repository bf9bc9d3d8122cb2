"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Ends an open plan before its time. */
export function WithdrawPlan({ planId }: { planId: string }) {
  const t = useTranslations("payments.plans");
  const say = useProblemText();
  const router = useRouter();
  const withdraw = useMutation(useTRPC().staff.collections["withdraw-plan"].mutationOptions());
  async function submit() {
    try {
      await withdraw.mutateAsync({ planId });
      toast.success(t("withdrawn"));
    } catch (error) {
      toast.error(say(problemOf(error)));
    }
    router.refresh();
  }
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
      onConfirm={submit}
    />
  );
}
