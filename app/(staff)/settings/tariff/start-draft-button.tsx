"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { toast } from "@/app/_ui/overlay/toast";
import type { Tariff } from "@/tenants/schemas/tariff";

/** Begins a draft with what is given: a copy of the version in force, or an empty one. */
export function StartDraftButton({ tariff, label }: { tariff: Tariff; label: string }) {
  const router = useRouter();
  const say = useProblemText();
  const start = useMutation(
    useTRPC().staff.tariff["save-draft"].mutationOptions({
      onSuccess: () => router.refresh(),
      onError: (error) => toast.error(say(problemOf(error))),
    }),
  );
  return (
    <Button loading={start.isPending} onClick={() => start.mutate({ body: tariff, seenAt: null })}>
      {label}
    </Button>
  );
}
