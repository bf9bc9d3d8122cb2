import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { PageHeader } from "@/app/_ui/page-header";
import { staffMay } from "@/tenants/permissions";
import { LimitsForm } from "./limits-form";
import { RefundRulesForm } from "./refund-rules-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adjustments.settings"))("title") };
}

/** Who may approve how much, and what a cold room or an outage gives back. */
export default async function MoneyRulesPage() {
  const { site, session } = await requireStaff("settings.read");
  const [rules, t, settings] = await Promise.all([
    api().then((call) => call.staff.adjustments.rules()),
    getTranslations("adjustments.settings"),
    getTranslations("settings.index"),
  ]);
  const may = staffMay(session.roles, "adjustments.set-limits");
  return (
    <ClientMessages of={["adjustments", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: settings("title"), href: "/settings" }, { label: t("title") }]}
      />
      <div className="grid gap-4 lg:max-w-3xl">
        {!may && <Alert tone="info">{t("readonly")}</Alert>}
        <LimitsForm key={`l${rules.limitsVersion}`} limits={rules.limits} version={rules.limitsVersion} may={may} />
        {site.tenant.kind === "heating" && (
          <RefundRulesForm
            key={`r${rules.refundsVersion}`}
            rules={rules.refunds}
            version={rules.refundsVersion}
            may={may}
          />
        )}
      </div>
    </ClientMessages>
  );
}
