import { CalendarClock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import type { Grouping, ReportSlug } from "@/server/reports/schemas";
import { NewSchedule } from "./new-schedule";
import { StopSchedule } from "./stop-schedule";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.schedules"))("title") };
}

/** Which reports are sent by themselves, to whom, and what was sent last. */
export default async function SchedulesPage() {
  await requireStaff("reports.schedule");
  const [{ schedules, readers }, t] = await Promise.all([
    api().then((call) => call.staff.reports.schedules()),
    getTranslations("reports"),
  ]);
  return (
    <ClientMessages of={["reports", "errors"]}>
      <PageHeader
        title={t("schedules.title")}
        description={t("schedules.description")}
        crumbs={[{ label: t("title"), href: "/reports" }, { label: t("schedules.title") }]}
        actions={<NewSchedule readers={readers} />}
      />
      <Card flush>
        {schedules.length === 0 ? (
          <EmptyState icon={<CalendarClock />} title={t("schedules.none")} />
        ) : (
          <Table caption={t("schedules.title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("schedules.report")}</HeadCell>
                <HeadCell>{t("schedules.span")}</HeadCell>
                <HeadCell>{t("schedules.cadence")}</HeadCell>
                <HeadCell>{t("schedules.recipient")}</HeadCell>
                <HeadCell>{t("schedules.nextOn")}</HeadCell>
                <HeadCell>{t("schedules.last")}</HeadCell>
                <HeadCell>{t("schedules.by")}</HeadCell>
                <HeadCell />
              </tr>
            </TableHead>
            <TableBody>
              {schedules.map((one) => {
                const name = t(`names.${one.report as ReportSlug}`);
                return (
                  <TableRow key={one.id}>
                    <Cell className="whitespace-nowrap">
                      {name} · {t(`groupings.${one.grouping as Grouping}`)}
                    </Cell>
                    <Cell className="whitespace-nowrap">{t(`schedules.spans.${one.span}`)}</Cell>
                    <Cell className="whitespace-nowrap">{t(`schedules.cadences.${one.cadence}`)}</Cell>
                    <Cell className="whitespace-nowrap">{one.recipientName}</Cell>
                    <Cell className="figures whitespace-nowrap">{one.nextOn}</Cell>
                    <Cell className="figures whitespace-nowrap">
                      {one.printId ? (
                        <TextLink href={`/reports/prints/${one.printId}`}>{one.deliveredOn}</TextLink>
                      ) : (
                        <span className="text-ink-3">{t("schedules.never")}</span>
                      )}
                    </Cell>
                    <Cell className="whitespace-nowrap">{one.createdBy}</Cell>
                    <Cell className="text-right">
                      <StopSchedule scheduleId={one.id} name={name} />
                    </Cell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        )}
      </Card>
    </ClientMessages>
  );
}
