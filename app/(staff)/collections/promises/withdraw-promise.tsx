"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Ends an open promise. */
export function WithdrawPromise({ promiseId }: { promiseId: string }) {
  const t = useTranslations("collections.promises");
  const say = useProblemText();
  const router = useRouter();
  const withdraw = useMutation(useTRPC().staff.collections["withdraw-promise"].mutationOptions());
  async function submit() {
    try {
      await withdraw.mutateAsync({ promiseId });
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
