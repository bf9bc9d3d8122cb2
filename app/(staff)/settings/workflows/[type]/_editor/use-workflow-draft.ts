"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { toast } from "@/app/_ui/overlay/toast";
import type { Finding } from "@/server/tickets/workflow/finding";
import type { RequestType, Workflow } from "@/tenants/schemas/workflow";

type Start = { type: RequestType; workflow: Workflow; seenAt: Date | null; findings: Finding[] };

const pauseMs = 400;

/** A workflow being edited: its words here, its draft on the server, and the check after every pause. */
export function useWorkflowDraft({ type, workflow: initial, seenAt: firstSeen, findings: firstFindings }: Start) {
  const t = useTranslations("tickets.workflows");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const [workflow, setWorkflow] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [seenAt, setSeenAt] = useState(firstSeen);
  const checked = useLater(workflow);
  const body = checked as unknown as Record<string, unknown>;
  const check = useQuery(
    trpc.staff.workflows.check.queryOptions(
      { body },
      {
        initialData: checked === initial ? firstFindings : undefined,
        placeholderData: (old) => old,
        trpc: { context: { large: true } },
      },
    ),
  );
  const onError = (error: unknown) => toast.error(problemText(problemOf(error)));
  const save = useMutation(
    trpc.staff.workflows["save-draft"].mutationOptions({
      onSuccess: ({ updatedAt }) => {
        setSeenAt(updatedAt);
        toast.success(t("saved"));
        router.refresh();
      },
      onError,
    }),
  );
  const discard = useMutation(
    trpc.staff.workflows["discard-draft"].mutationOptions({
      onSuccess: () => {
        toast.success(t("discarded"));
        router.refresh();
      },
      onError,
    }),
  );
  const dirty = workflow !== saved;
  useLeaveWarning(dirty);
  return {
    workflow,
    setWorkflow,
    seenAt,
    dirty,
    findings: check.data ?? firstFindings,
    checking: check.isFetching || checked !== workflow,
    saving: save.isPending,
    save: async () => {
      await save.mutateAsync({ type, body: workflow, seenAt });
      setSaved(workflow);
    },
    discard: () => discard.mutateAsync({ type }),
  };
}

/** A value that follows after it has stood still for a moment. */
function useLater<T>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}

function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
}
