"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useAct } from "@/app/_trpc/use-act";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";

/** Ends a platform's key after asking. */
export function RevokeKey({ keyId, name }: { keyId: string; name: string }) {
  const t = useTranslations("metering.setup");
  const act = useAct();
  const revoke = useMutation(useTRPC().staff.metering["revoke-key"].mutationOptions());
  return (
    <ConfirmDialog
      danger
      title={t("revokeTitle", { name })}
      description={t("revokeHint")}
      confirmLabel={t("revoke")}
      trigger={
        <Button size="sm" variant="danger-quiet">
          {t("revoke")}
        </Button>
      }
      onConfirm={() => act(revoke.mutateAsync({ keyId }))}
    />
  );
}
