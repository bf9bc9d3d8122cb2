import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { staffMay } from "@/tenants/permissions";
import { plainCount } from "../_parts/plain-count";
import { ReadingTabs } from "../_parts/reading-tabs";
import { DecideReading } from "./decide-reading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.queue"))("title") };
}

/** Readings that look wrong, each beside the one before it, with what a clerk can do about it. */
export default async function QueuePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { site, session } = await requireStaff("metering.read");
  const given = (await searchParams).before;
  const before = z.uuid().safeParse(given).data;
  const [{ rows, next }, t] = await Promise.all([
    api().then((call) => call.staff.metering.queue({ before })),
    getTranslations("metering"),
  ]);
  const mayDecide = staffMay(session.roles, "metering.decide");
  return (
    <ClientMessages of={["metering", "errors"]}>
      <ReadingTabs current="queue" roles={session.roles} />
      <Card flush title={t("queue.title")}>
        {rows.length === 0 ? (
          <EmptyState icon={<CircleCheck />} title={t("queue.empty")}>
            {t("queue.emptyHint")}
          </EmptyState>
        ) : (
          <Table caption={t("queue.title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("queue.reading")}</HeadCell>
                <HeadCell numeric>{t("queue.value")}</HeadCell>
                <HeadCell className="hidden sm:table-cell">{t("queue.from")}</HeadCell>
                {mayDecide && <HeadCell>{t("queue.act")}</HeadCell>}
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.readingId}>
                  <Cell>
                    <TextLink href={`/readings/meters/${row.meterId}`} className="figures">
                      {row.meterNo}
                    </TextLink>
                    <span className="mt-1 flex flex-wrap gap-1">
                      {row.findings.map((finding) => (
                        <Status key={finding} tone={finding === "negative" ? "danger" : "warn"}>
                          {t(`findings.${finding}`)}
                        </Status>
                      ))}
                    </span>
                  </Cell>
                  <Cell numeric>
                    <strong className="font-semibold">{plainCount(row.value)}</strong> {t(`units.${row.unit}`)}
                    <span className="block text-[0.875em] text-ink-3">
                      <DateTime at={row.readAt} zone={site.tenant.timezone} />
                    </span>
                    {row.previousValue !== null && row.previousAt && (
                      <span className="block text-[0.875em] text-ink-2">
                        {t("queue.before", { value: plainCount(row.previousValue) })}{" "}
                        <span className="block sm:inline">
                          <DateTime at={row.previousAt} zone={site.tenant.timezone} />
                        </span>
                      </span>
                    )}
                  </Cell>
                  <Cell className="hidden sm:table-cell">
                    {t(`sources.${row.source}`)}
                    <span className="block text-[0.875em] text-ink-3">{row.takenBy}</span>
                  </Cell>
                  {mayDecide && (
                    <Cell>
                      <DecideReading
                        readingId={row.readingId}
                        meterNo={row.meterNo}
                        value={plainCount(row.value)}
                        impossible={row.findings.some((one) => one === "negative" || one === "above-next")}
                      />
                    </Cell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        <Pager nextHref={next ? `/readings/queue?${new URLSearchParams({ before: next })}` : undefined} />
      </Card>
    </ClientMessages>
  );
}
