"use client";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { Stat } from "@/app/_ui/stat";
import type { RootRouter } from "@/server/trpc/root";

type Run = inferRouterOutputs<RootRouter>["staff"]["metering"]["get-usage-run"];

/** Asks every second while the settling goes on; at its end the page fetches what was left aside. */
export function WatchSettling({ first }: { first: Run }) {
  const t = useTranslations("metering.settle");
  const router = useRouter();
  const { data: run } = useQuery({
    ...useTRPC().staff.metering["get-usage-run"].queryOptions({ runId: first.id }),
    initialData: first,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.status === "running" ? 1000 : false),
  });
  const finished = run.status === "done";
  const awaited = first.status === "running";
  useEffect(() => {
    if (finished && awaited) router.refresh();
  }, [finished, awaited, router]);
  const looked = run.settled + run.already + run.parked;
  return (
    <div className="grid gap-4">
      {finished && (
        <Alert tone={run.parked > 0 ? "warn" : "ok"} title={t("done", { settled: run.settled, already: run.already })}>
          {run.parked > 0 && t("parked", { count: run.parked })}
        </Alert>
      )}
      {run.error && !finished && <Alert tone="danger">{t("failed", { error: run.error })}</Alert>}
      {!finished && (
        <Card>
          <ProgressBar
            label={t("running", { looked: formatCount(looked), total: formatCount(run.inScope) })}
            value={looked}
            max={Math.max(1, run.inScope)}
          />
        </Card>
      )}
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Stat label={t("inScope")} value={formatCount(run.inScope)} />
        <Stat label={t("settled")} value={formatCount(run.settled)} />
        <Stat label={t("alreadySettled")} value={formatCount(run.already)} />
        <Stat label={t("parkedShort")} value={formatCount(run.parked)} />
      </div>
    </div>
  );
}
