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
import { formatMinor } from "@/app/_ui/money/format-minor";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { Stat } from "@/app/_ui/stat";

type Run = {
  id: string;
  status: "running" | "posted" | "failed";
  inScope: number;
  billed: number;
  parked: number;
  totalMinor: bigint;
  startedAt: Date;
  error: string | null;
};

/** Asks every second while the run goes on and says how long it may take; at its end the page fetches what was left aside. */
export function WatchRun({ first }: { first: Run }) {
  const t = useTranslations("billing.staff");
  const router = useRouter();
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useQuery({
    ...trpc.staff.billing["get-run"].queryOptions({ runId: first.id }),
    initialData: first as never,
    staleTime: 0,
    refetchInterval: (query) => ((query.state.data as Run | undefined)?.status === "running" ? 1000 : false),
  });
  const run = data as Run;
  const ended = run.status !== "running" && first.status === "running";
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);
  const done = run.billed + run.parked;
  const seconds = run.status === "running" ? secondsLeft(done, run.inScope, run.startedAt, dataUpdatedAt) : null;
  return (
    <div className="grid gap-4">
      {run.status === "posted" && (
        <Alert tone="ok" title={t("progressPage.posted")}>
          {t("progressPage.postedBody", { billed: formatCount(run.billed), amount: formatMinor(run.totalMinor) })}
        </Alert>
      )}
      {run.error && <Alert tone="danger">{t("progressPage.failed", { error: run.error })}</Alert>}
      <Card>
        <ProgressBar
          label={
            run.status === "running"
              ? t("progressPage.running", { billed: formatCount(run.billed), total: formatCount(run.inScope) })
              : t("progressPage.label")
          }
          value={run.status === "posted" ? 1 : done}
          max={run.status === "posted" ? 1 : run.inScope}
        />
        {seconds !== null && (
          <p className="mt-2 text-ink-2">
            {seconds < 90
              ? t("progressPage.estimate", { seconds })
              : t("progressPage.estimateMinutes", { minutes: Math.ceil(seconds / 60) })}
          </p>
        )}
      </Card>
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat label={t("billCount")} value={formatCount(run.billed)} />
        <Stat label={t("billed")} value={formatMinor(run.totalMinor)} />
        <Stat label={t("preview.parked")} value={formatCount(run.parked)} unit={t("preview.parkedUnit")} />
      </div>
      {run.parked > 0 && run.status === "posted" && (
        <Alert tone="warn">{t("progressPage.parked", { count: formatCount(run.parked) })}</Alert>
      )}
    </div>
  );
}
