"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Takes an issued invoice back by a red one. */
export function TakeBack({ invoiceId, invoiceNo }: { invoiceId: string; invoiceNo: string }) {
  const t = useTranslations("payments.invoices");
  const say = useProblemText();
  const router = useRouter();
  const takeBack = useMutation(useTRPC().staff.payments["take-back-invoice"].mutationOptions());
  async function submit() {
    try {
      const red = await takeBack.mutateAsync({ invoiceId });
      toast.success(t("tookBack", { no: red.invoiceNo }));
    } catch (error) {
      toast.error(say(problemOf(error)));
    }
    router.refresh();
  }
  return (
    <ConfirmDialog
      danger
      title={t("takeBackTitle", { no: invoiceNo })}
      description={t("takeBackBody")}
      confirmLabel={t("takeBack")}
      trigger={
        <Button size="sm" variant="quiet">
          {t("takeBack")}
        </Button>
      }
      onConfirm={submit}
    />
  );
}
