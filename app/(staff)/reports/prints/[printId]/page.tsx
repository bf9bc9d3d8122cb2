import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { PrintButton } from "@/app/_ui/print-button";
import { DateTime } from "@/app/_ui/time/date-time";
import type { Grouping, ReportSlug } from "@/server/reports/schemas";
import { writeQuestion } from "../../read-question";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("prints") };
}

/** A print with its text as it was, and whether the same question still has the same bytes. */
export default async function PrintPage({ params }: { params: Promise<{ printId: string }> }) {
  const { site } = await requireStaff("reports.read");
  const { printId } = await params;
  const [{ print, again }, t] = await Promise.all([
    api().then((call) => call.staff.reports["get-print"]({ printId })),
    getTranslations("reports"),
  ]);
  const report = print.report as ReportSlug;
  const question = {
    ...{ report, grouping: print.grouping as Grouping, from: print.fromDay, asOf: print.asOf },
    knownAt: print.knownAt,
  };
  const zone = site.tenant.timezone;
  const same = again?.sha256 === print.sha256;
  return (
    <>
      <PageHeader
        title={t(`names.${report}`)}
        crumbs={[{ label: t("title"), href: "/reports" }, { label: t("prints") }]}
        actions={
          <>
            <PrintButton />
            {(["csv", "xlsx"] as const).map((format) => (
              <LinkButton
                key={format}
                href={`/reports/${report}/export?${writeQuestion(question, { format })}`}
                variant="secondary"
              >
                {t(`export.${format}`)}
              </LinkButton>
            ))}
            <LinkButton href={`/reports/${report}?${writeQuestion(question)}`} variant="secondary">
              {t("print.askAgain")}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-4">
        <Alert tone={same ? "ok" : "danger"} title={t(same ? "print.same" : "print.differs")}>
          {same
            ? t("state.finalBody")
            : again && again.version !== print.version && t("print.versionChanged", { version: again.version })}
        </Alert>
        <Card>
          <DescriptionList
            columns={3}
            items={[
              { term: t("stamp.days"), detail: <span className="figures">{`${print.fromDay} – ${print.asOf}`}</span> },
              { term: t("stamp.knownAt"), detail: <DateTime at={print.knownAt} zone={zone} seconds /> },
              { term: t("stamp.timezone"), detail: zone },
              { term: t("print.at"), detail: <DateTime at={print.printedAt} zone={zone} seconds /> },
              { term: t("print.by"), detail: print.printedBy },
              { term: t("stamp.version"), detail: `${print.version} · ${t("print.rows", { count: print.rowCount })}` },
              {
                term: t("stamp.hash"),
                detail: <span className="font-mono text-[0.8125em] break-all">{print.sha256}</span>,
                wide: true,
              },
            ]}
          />
        </Card>
        <Card title={t("print.stored")}>
          {/* Focusable, so that the arrow keys can move what does not fit the screen. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} className="scroll-quiet max-h-[32rem] overflow-auto text-[0.8125em] leading-6">
            {print.content}
          </pre>
        </Card>
      </div>
    </>
  );
}
