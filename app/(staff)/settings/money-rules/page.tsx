import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { PageHeader } from "@/app/_ui/page-header";
import { staffMay } from "@/tenants/permissions";
import { AllocationForm } from "./allocation-form";
import { InstalmentForm } from "./instalment-form";
import { InvoiceForm } from "./invoice-form";
import { LimitsForm } from "./limits-form";
import { RefundRulesForm } from "./refund-rules-form";

/** Lines that may be exempt whatever their price class. */
const lineCodes = { heating: ["late-fee"], water: ["water", "resource", "sewage", "late-fee"] } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adjustments.settings"))("title") };
}

/** Who may approve how much, what a cold room or an outage gives back, and how money is put to bills, split and invoiced. */
export default async function MoneyRulesPage() {
  const { site, session } = await requireStaff("settings.read");
  const [rules, payments, t, words, settings, locale] = await Promise.all([
    api().then((call) => call.staff.adjustments.rules()),
    api().then((call) => call.staff.payments.rules()),
    getTranslations("adjustments.settings"),
    getTranslations("payments.rules"),
    getTranslations("settings.index"),
    getLocale(),
  ]);
  const may = staffMay(session.roles, "adjustments.set-limits");
  const mayPublish = staffMay(session.roles, "cashier.set-rules");
  return (
    <ClientMessages of={["adjustments", "payments", "errors"]}>
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
        <AllocationForm
          key={`a${payments.allocationVersion}`}
          rule={payments.allocation}
          version={payments.allocationVersion}
          may={mayPublish}
        />
        <InstalmentForm
          key={`i${payments.instalmentsVersion}`}
          rule={payments.instalments}
          version={payments.instalmentsVersion}
          may={mayPublish}
        />
        <InvoiceForm
          key={`f${payments.invoicesVersion}`}
          rule={payments.invoices}
          choices={[
            ...payments.priceClasses.map(({ slug, name }) => ({
              key: `class:${slug}`,
              label: words("ofClass", { name: localName(name, locale) }),
            })),
            ...lineCodes[site.tenant.kind].map((code) => ({
              key: `line:${code}`,
              label: words(`exemptLines.${code}`),
            })),
          ]}
          version={payments.invoicesVersion}
          may={mayPublish}
        />
      </div>
    </ClientMessages>
  );
}
