"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { toast } from "@/app/_ui/overlay/toast";
import type { Tariff } from "@/tenants/schemas/tariff";
import { tariffProblems } from "@/tenants/schemas/tariff-problems";

/** A tariff being edited: its figures here, its draft on the server, its faults at every key. */
export function useTariffDraft(initial: Tariff, firstSeen: Date | null) {
  const t = useTranslations("tariff");
  const router = useRouter();
  const trpc = useTRPC();
  const say = useProblemText();
  const [tariff, setTariff] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [seenAt, setSeenAt] = useState(firstSeen);
  const problems = useMemo(() => tariffProblems(tariff), [tariff]);
  const onError = (error: unknown) => toast.error(say(problemOf(error)));
  const save = useMutation(
    trpc.staff.tariff["save-draft"].mutationOptions({
      onSuccess: ({ updatedAt }) => {
        setSeenAt(updatedAt);
        toast.success(t("saved"));
        router.refresh();
      },
      onError,
    }),
  );
  const discard = useMutation(
    trpc.staff.tariff["discard-draft"].mutationOptions({
      onSuccess: () => {
        toast.success(t("discarded"));
        router.refresh();
      },
      onError,
    }),
  );
  const dirty = tariff !== saved;
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
  return {
    tariff,
    setTariff,
    seenAt,
    dirty,
    problems,
    saving: save.isPending,
    save: async () => {
      const sent = tariff;
      // A refusal has been said; what was typed stays.
      const kept = await save.mutateAsync({ body: sent, seenAt }).catch(() => null);
      if (kept) setSaved(sent);
    },
    discard: () => discard.mutateAsync().catch(() => undefined),
  };
}
