"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** The clerk's word that a checked file may be booked. */
export function BookFile({ fileId, count, amount }: { fileId: string; count: number; amount: string }) {
  const t = useTranslations("cashier.bankFiles");
  const say = useProblemText();
  const router = useRouter();
  const book = useMutation(useTRPC().staff.cashier["book-bank-file"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("bookTitle", { count, amount })}
      description={t("bookBody")}
      confirmLabel={t("book", { count })}
      trigger={<Button>{t("book", { count })}</Button>}
      onConfirm={async () => {
        try {
          await book.mutateAsync({ fileId });
        } catch (error) {
          toast.error(say(problemOf(error)));
        }
        router.refresh();
      }}
    />
  );
}
