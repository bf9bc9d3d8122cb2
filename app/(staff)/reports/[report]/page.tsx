import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { now } from "@/server/platform/clock";
import { reportSlugs } from "@/server/reports/schemas";
import { staffMay } from "@/tenants/permissions";
import { readQuestion, type Wish, writeQuestion } from "../read-question";
import { PrintReport } from "./print-report";
import { QuestionForm } from "./question-form";
import { ReportChart } from "./report-chart";
import { ReportFacts } from "./report-facts";
import { ReportTable } from "./report-table";

type Props = { params: Promise<{ report: string }>; searchParams: Promise<Wish> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const slug = reportSlugs.find((one) => one === "receivables");
  const { report } = await params;
  return { title: (await getTranslations("reports"))(`names.${reportSlugs.find((one) => one === report) ?? slug!}`) };
}

/** One report: the question, the answer with its hash, and ways to print, export and look behind every figure. */
export default async function ReportPage({ params, searchParams }: Props) {
  const { site, session } = await requireStaff("reports.read");
  const { report: asked } = await params;
  const slug = reportSlugs.find((one) => one === asked);
  if (!slug) notFound();
  const call = await api();
  const [{ days, today }, wish, t] = await Promise.all([
    call.staff.reports.list(),
    searchParams,
    getTranslations("reports"),
  ]);
  const { timezone } = site.tenant;
  const question = readQuestion(slug, wish, { days, timezone, now: now() });
  const report = await call.staff.reports.run(question);
  const address = writeQuestion(question);
  return (
    <>
      <PageHeader
        title={t(`names.${slug}`)}
        description={t(`definitions.${slug}`)}
        crumbs={[{ label: t("title"), href: "/reports" }, { label: t(`names.${slug}`) }]}
        status={
          <Status tone={report.final ? "ok" : "info"}>{t(report.final ? "state.final" : "state.provisional")}</Status>
        }
        actions={
          <>
            <LinkButton href={`/reports/${slug}/export?${address}&format=csv`} variant="secondary">
              {t("export.csv")}
            </LinkButton>
            <LinkButton href={`/reports/${slug}/export?${address}&format=xlsx`} variant="secondary">
              {t("export.xlsx")}
            </LinkButton>
            {staffMay(session.roles, "reports.print") && (
              <ClientMessages of={["reports", "errors"]}>
                <PrintReport question={question} />
              </ClientMessages>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        <Card>
          <QuestionForm question={question} today={today} timezone={timezone} />
        </Card>
        {!report.final && <Alert tone="info">{t("state.provisionalBody")}</Alert>}
        {report.rows.length > 1 && report.rows.length <= 30 && <ReportChart report={report} />}
        <Card flush>
          {report.rows.length === 0 ? (
            <EmptyState title={t("empty")} />
          ) : (
            <ReportTable report={report} address={address} />
          )}
        </Card>
        <ReportFacts report={report} timezone={timezone} />
      </div>
    </>
  );
}
