"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { toast } from "@/app/_ui/overlay/toast";
import type { RequestType, Workflow } from "@/tenants/schemas/workflow";

/** Begins a draft as a copy of the version in force. */
export function StartDraftButton({ type, workflow }: { type: RequestType; workflow: Workflow }) {
  const t = useTranslations("tickets.workflows");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const mutation = useMutation(
    trpc.staff.workflows["save-draft"].mutationOptions({
      onSuccess: () => router.refresh(),
      onError: (error) => toast.error(problemText(problemOf(error))),
    }),
  );
  return (
    <Button loading={mutation.isPending} onClick={() => mutation.mutate({ type, body: workflow, seenAt: null })}>
      {t("startDraft")}
    </Button>
  );
}
