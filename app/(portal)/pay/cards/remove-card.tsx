"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Takes a kept card away after asking once. */
export function RemoveCard({ cardId, last4 }: { cardId: string; last4: string }) {
  const t = useTranslations("billing.cards");
  const act = useAct();
  const remove = useMutation(useTRPC().portal.billing["remove-card"].mutationOptions());
  return (
    <ConfirmDialog
      danger
      title={t("removeTitle", { last4 })}
      description={t("removeBody")}
      confirmLabel={t("remove")}
      trigger={<Button variant="secondary">{t("remove")}</Button>}
      onConfirm={() => act(remove.mutateAsync({ cardId }), t("removed"))}
    />
  );
}
