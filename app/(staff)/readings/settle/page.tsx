import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { ReadingTabs } from "../_parts/reading-tabs";
import { StartSettling } from "./start-settling";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.settle"))("title") };
}

/** Where a period's readings become the usage that bills are made from. */
export default async function SettlePage() {
  const { site, session } = await requireStaff("metering.settle");
  const { metering, billing } = (await api()).staff;
  const [runs, home, t] = await Promise.all([
    metering["list-usage-runs"](),
    site.tenant.kind === "heating" ? billing.home() : null,
    getTranslations("metering.settle"),
  ]);
  const today = dayOf(now(), site.tenant.timezone);
  const over = home?.seasons.find((season) => season.to <= today);
  return (
    <ClientMessages of={["metering", "errors"]}>
      <ReadingTabs current="settle" roles={session.roles} />
      <div className="grid gap-4">
        <Card title={t("title")} description={t("hint")}>
          <StartSettling today={today} season={over && { from: over.from, to: over.to }} />
        </Card>
        <Card title={t("runs")} flush>
          {runs.length === 0 ? (
            <EmptyState icon={<ListChecks />} title={t("noRuns")} />
          ) : (
            <Table caption={t("runs")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("period")}</HeadCell>
                  <HeadCell>{t("state")}</HeadCell>
                  <HeadCell numeric>{t("settled")}</HeadCell>
                  <HeadCell numeric>{t("parkedShort")}</HeadCell>
                  <HeadCell>{t("by")}</HeadCell>
                  <HeadCell>{t("startedAt")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {runs.map((run) => (
                  <TableRow key={run.id}>
                    <Cell className="figures whitespace-nowrap">
                      <TextLink href={`/readings/settle/${run.id}`}>
                        {run.periodFrom} — {run.periodTo}
                      </TextLink>
                    </Cell>
                    <Cell>
                      <Status tone={run.status === "done" ? "ok" : "info"}>{t(`states.${run.status}`)}</Status>
                    </Cell>
                    <Cell numeric>{formatCount(run.settled)}</Cell>
                    <Cell numeric>{formatCount(run.parked)}</Cell>
                    <Cell>{run.startedBy}</Cell>
                    <Cell>
                      <DateTime at={run.createdAt} zone={site.tenant.timezone} />
                    </Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
      </div>
    </ClientMessages>
  );
}
