"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";

type CancelButtonProps = { ticketId: string; revision: number; move: string; label: string };

/** Takes a request back, after asking once. */
export function CancelButton({ ticketId, revision, move, label }: CancelButtonProps) {
  const t = useTranslations("tickets.requests");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const mutation = useMutation(
    trpc.portal.requests.move.mutationOptions({
      onSuccess: () => router.refresh(),
      onError: (error) => toast.error(problemText(problemOf(error))),
    }),
  );
  return (
    <ConfirmDialog
      title={t("cancelTitle")}
      description={t("cancelText")}
      confirmLabel={label}
      danger
      trigger={
        <Button variant="danger-quiet" size="lg">
          {label}
        </Button>
      }
      onConfirm={() => mutation.mutateAsync({ ticketId, transition: move, revision })}
    />
  );
}
