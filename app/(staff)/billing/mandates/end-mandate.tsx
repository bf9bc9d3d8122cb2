"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Ends a mandate from today. */
export function EndMandate({ mandateId, accountNo }: { mandateId: string; accountNo: string }) {
  const t = useTranslations("cashier.mandates");
  const say = useProblemText();
  const router = useRouter();
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
      onConfirm={async () => {
        try {
          await end.mutateAsync({ mandateId });
        } catch (error) {
          toast.error(say(problemOf(error)));
        }
        router.refresh();
      }}
    />
  );
}
