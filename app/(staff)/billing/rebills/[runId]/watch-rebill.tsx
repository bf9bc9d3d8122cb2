"use client";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { secondsLeft } from "@/app/_billing/seconds-left";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { LinkButton } from "@/app/_ui/link-button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { Stat } from "@/app/_ui/stat";
import { Cell, Table, TableBody, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import type { RootRouter } from "@/server/trpc/root";

type Rebill = inferRouterOutputs<RootRouter>["staff"]["rebills"]["get"];

/** Asks every second while the re-billing goes on. */
export function WatchRebill({ first }: { first: Rebill }) {
  const t = useTranslations("rebills");
  const { data: run, dataUpdatedAt } = useQuery({
    ...useTRPC().staff.rebills.get.queryOptions({ runId: first.id }),
    initialData: first,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.status === "running" ? 1000 : false),
  });
  const finished = run.status === "done";
  const estimate = useEstimate(run, dataUpdatedAt);
  return (
    <div className="grid gap-4">
      {finished && (
        <Alert
          tone={run.parked > 0 ? "warn" : "ok"}
          title={run.changed > 0 ? t("done", { changed: formatCount(run.changed) }) : t("same")}
        >
          {run.parked > 0 && t("parkedNote", { count: run.parked })}
        </Alert>
      )}
      {run.error && !finished && <Alert tone="danger">{t("failed", { error: run.error })}</Alert>}
      {!finished && (
        <Card>
          <ProgressBar
            label={[t("running", { looked: formatCount(run.looked), total: formatCount(run.inScope) }), estimate]
              .filter(Boolean)
              .join(" · ")}
            value={run.looked}
            max={Math.max(1, run.inScope)}
          />
        </Card>
      )}
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
        <Stat label={t("inScope")} value={formatCount(run.inScope)} />
        <Stat label={t("changed")} value={formatCount(run.changed)} />
        <Stat label={t("before")} value={formatMinor(run.beforeMinor)} />
        <Stat label={t("after")} value={formatMinor(run.afterMinor)} />
        <Stat label={t("change")} value={formatMinor(run.afterMinor - run.beforeMinor)} />
      </div>
      {run.obstacles.length > 0 && <Obstacles obstacles={run.obstacles} />}
      <div>
        <LinkButton href={`/billing/seasons/${run.season}`} variant="secondary">
          {t("back")}
        </LinkButton>
      </div>
    </div>
  );
}

/** How long it will still take if it goes on as it went so far. */
function useEstimate({ looked, inScope, startedAt, status }: Rebill, seenAt: number): string | null {
  const t = useTranslations("rebills");
  const seconds = status === "done" ? null : secondsLeft(looked, inScope, startedAt, seenAt);
  if (seconds === null) return null;
  return seconds < 100
    ? t("estimateSeconds", { seconds })
    : t("estimateMinutes", { minutes: Math.round(seconds / 60) });
}

function Obstacles({ obstacles }: { obstacles: Rebill["obstacles"] }) {
  const t = useTranslations("rebills");
  const errors = useTranslations("errors");
  return (
    <Card title={t("parked")} flush>
      <Table caption={t("parked")}>
        <TableBody>
          {obstacles.map((one) => (
            <TableRow key={one.id}>
              <Cell className="figures whitespace-nowrap">
                <TextLink href={`/accounts/${one.accountId}`}>{one.accountNo}</TextLink>
              </Cell>
              <Cell>{one.address}</Cell>
              <Cell>{errors(one.reason as "bill-facts-missing")}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
