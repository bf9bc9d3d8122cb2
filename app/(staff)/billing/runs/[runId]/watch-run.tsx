"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { LinkButton } from "@/app/_ui/link-button";
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
  error: string | null;
};

/** Asks every second while the run goes on. */
export function WatchRun({ first }: { first: Run }) {
  const t = useTranslations("billing.staff");
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.staff.billing["get-run"].queryOptions({ runId: first.id }),
    initialData: first as never,
    staleTime: 0,
    refetchInterval: (query) => ((query.state.data as Run | undefined)?.status === "running" ? 1000 : false),
  });
  const run = data as Run;
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
          value={run.status === "posted" ? 1 : run.billed + run.parked}
          max={run.status === "posted" ? 1 : run.inScope}
        />
      </Card>
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat label={t("billCount")} value={formatCount(run.billed)} />
        <Stat label={t("billed")} value={formatMinor(run.totalMinor)} />
        <Stat label={t("preview.parked")} value={formatCount(run.parked)} unit={t("preview.parkedUnit")} />
      </div>
      {run.parked > 0 && run.status === "posted" && (
        <Alert tone="warn">{t("progressPage.parked", { count: formatCount(run.parked) })}</Alert>
      )}
      <div>
        <LinkButton href="/billing" variant="secondary">
          {t("preview.back")}
        </LinkButton>
      </div>
    </div>
  );
}
