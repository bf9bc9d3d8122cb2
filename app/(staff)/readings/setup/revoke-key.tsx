"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

/** Ends a platform's key after asking. */
export function RevokeKey({ keyId, name }: { keyId: string; name: string }) {
  const t = useTranslations("metering.setup");
  const say = useProblemText();
  const router = useRouter();
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
      onConfirm={async () => {
        await revoke.mutateAsync({ keyId }).catch((error: unknown) => toast.error(say(problemOf(error))));
        router.refresh();
      }}
    />
  );
}
