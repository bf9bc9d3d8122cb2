import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { ChartForm } from "./chart-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finance.chart"))("edit") };
}

/** Under which code and name the finance department books each ledger account. */
export default async function EditChartPage() {
  await requireStaff("finance.set-chart");
  const [settings, t] = await Promise.all([
    api().then((call) => call.staff.finance["chart-settings"]()),
    getTranslations("finance"),
  ]);
  return (
    <ClientMessages of={["finance", "errors"]}>
      <PageHeader
        title={t("chart.edit")}
        description={t("chart.editHint")}
        crumbs={[
          { label: t("title"), href: "/finance" },
          { label: t("chart.title"), href: "/finance/chart" },
        ]}
      />
      <ChartForm key={settings.version} accounts={settings.accounts} version={settings.version} />
    </ClientMessages>
  );
}
