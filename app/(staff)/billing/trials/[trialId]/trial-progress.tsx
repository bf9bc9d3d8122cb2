"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { secondsLeft } from "@/app/_billing/seconds-left";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { ProgressBar } from "@/app/_ui/progress-bar";

type Progress = { id: string; status: string; looked: number; inScope: number; startedAt: Date; error: string | null };

/** Asks every second while a trial is computed, says how long it may take, then shows its figures. */
export function TrialProgress({ first }: { first: Progress }) {
  const t = useTranslations("trials");
  const router = useRouter();
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useQuery({
    ...trpc.staff.trials.progress.queryOptions({ trialId: first.id }),
    staleTime: 0,
    refetchInterval: (query) => ((query.state.data?.status ?? "computing") === "computing" ? 1000 : false),
  });
  const trial: Progress = data ?? first;
  const done = trial.status !== "computing";
  useEffect(() => {
    if (done) router.refresh();
  }, [done, router]);
  const seconds = secondsLeft(trial.looked, trial.inScope, trial.startedAt, dataUpdatedAt);
  return (
    <Card>
      <ProgressBar
        label={t("progress", { done: formatCount(trial.looked), total: formatCount(trial.inScope) })}
        value={trial.looked}
        max={trial.inScope}
      />
      {seconds !== null && (
        <p className="mt-2 text-ink-2">
          {seconds < 90 ? t("estimate", { seconds }) : t("estimateMinutes", { minutes: Math.ceil(seconds / 60) })}
        </p>
      )}
      {trial.error && (
        <Alert tone="danger" className="mt-3">
          {t("failed", { error: trial.error })}
        </Alert>
      )}
    </Card>
  );
}
