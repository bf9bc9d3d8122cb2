"use client";
import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";

/** Starts a trial, which has no effect, and goes to it. */
export function StartTrial({ season }: { season: string }) {
  const t = useTranslations("trials");
  const say = useProblemText();
  const router = useRouter();
  const start = useMutation(
    useTRPC().staff.trials.start.mutationOptions({
      onSuccess: ({ trialId }) => router.push(`/billing/trials/${trialId}`),
    }),
  );
  return (
    <div className="grid gap-3">
      {start.error && <Alert tone="danger">{say(problemOf(start.error))}</Alert>}
      <p className="max-w-2xl text-ink-2">{t("startHint")}</p>
      <div>
        <Button loading={start.isPending || start.isSuccess} onClick={() => start.mutate({ season })}>
          <Play aria-hidden />
          {t("start")}
        </Button>
      </div>
    </div>
  );
}
