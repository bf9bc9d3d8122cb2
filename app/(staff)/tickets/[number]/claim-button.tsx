"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { toast } from "@/app/_ui/overlay/toast";

/** Takes the ticket on, or gives it back. */
export function ClaimButton({ ticketId, claimed }: { ticketId: string; claimed: boolean }) {
  const t = useTranslations("tickets.ticket");
  const router = useRouter();
  const trpc = useTRPC();
  const problemText = useProblemText();
  const mutation = useMutation(
    trpc.staff.tickets.claim.mutationOptions({
      onSuccess: () => router.refresh(),
      onError: (error) => toast.error(problemText(problemOf(error))),
    }),
  );
  return (
    <Button
      variant="secondary"
      size="sm"
      loading={mutation.isPending}
      onClick={() => mutation.mutate({ ticketId, claim: !claimed })}
    >
      {t(claimed ? "release" : "claim")}
    </Button>
  );
}
