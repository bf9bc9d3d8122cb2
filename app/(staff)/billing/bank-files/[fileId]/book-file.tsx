"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** The clerk's word that a checked file may be booked. */
export function BookFile({ fileId, count, amount }: { fileId: string; count: number; amount: string }) {
  const t = useTranslations("cashier.bankFiles");
  const act = useAct();
  const book = useMutation(useTRPC().staff.cashier["book-bank-file"].mutationOptions());
  return (
    <ConfirmDialog
      title={t("bookTitle", { count, amount })}
      description={t("bookBody")}
      confirmLabel={t("book", { count })}
      trigger={<Button>{t("book", { count })}</Button>}
      onConfirm={() => act(book.mutateAsync({ fileId }))}
    />
  );
}
