import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { staffMay } from "@/tenants/permissions";
import { PrintList } from "./print-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

/** Every report with what it says, and what was printed last. */
export default async function ReportsPage() {
  const { site, session } = await requireStaff("reports.read");
  const [{ reports, prints }, t] = await Promise.all([
    api().then((call) => call.staff.reports.list()),
    getTranslations("reports"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          staffMay(session.roles, "reports.schedule") && (
            <LinkButton href="/reports/schedules" variant="secondary">
              {t("schedules.title")}
            </LinkButton>
          )
        }
      />
      <div className="grid gap-4">
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {reports.map(({ slug }) => (
            <li key={slug}>
              <Card
                title={t(`names.${slug}`)}
                className="flex h-full flex-col"
                actions={
                  <LinkButton
                    href={`/reports/${slug}`}
                    size="sm"
                    variant="secondary"
                    aria-label={`${t("open")} ${t(`names.${slug}`)}`}
                  >
                    {t("open")}
                  </LinkButton>
                }
              >
                <p className="text-[0.9375em] text-ink-2">{t(`definitions.${slug}`)}</p>
              </Card>
            </li>
          ))}
        </ul>
        <Card title={t("prints")} flush>
          {prints.length === 0 ? (
            <EmptyState icon={<FileText />} title={t("noPrints")} />
          ) : (
            <PrintList prints={prints} zone={site.tenant.timezone} />
          )}
        </Card>
      </div>
    </>
  );
}
