import { CircleCheck, CircleX } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Stat } from "@/app/_ui/stat";
import { Status } from "@/app/_ui/status";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { staffMay } from "@/tenants/permissions";
import { ClosePeriod } from "./close-period";
import { VoucherTable } from "./voucher-table";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).month} · ${(await getTranslations("finance.vouchers"))("title")}` };
}

type Props = { params: Promise<{ month: string }> };

/** One accounting month: what must hold to close it, and its vouchers. */
export default async function PeriodPage({ params }: Props) {
  const { session } = await requireStaff("finance.read");
  const { month } = await params;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) notFound();
  const [period, t] = await Promise.all([
    api().then((call) => call.staff.finance.period({ month })),
    getTranslations("finance"),
  ]);
  const { closed } = period.span;
  const ready = period.checks.every(({ well }) => well);
  return (
    <>
      <PageHeader
        title={t("vouchers.of", { month })}
        status={<Status tone={closed ? "neutral" : "ok"}>{t(closed ? "periods.closed" : "periods.open")}</Status>}
        crumbs={[{ label: t("title"), href: "/finance" }, { label: month }]}
        actions={
          <>
            {(["csv", "json"] as const).map((format) => (
              <LinkButton key={format} href={`/finance/periods/${month}/export?format=${format}`} variant="secondary">
                {t(`vouchers.${format}`)}
              </LinkButton>
            ))}
            {!closed && staffMay(session.roles, "finance.close") && (
              <ClientMessages of={["finance", "errors"]}>
                <ClosePeriod month={month} disabled={!ready} />
              </ClientMessages>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat label={t("periods.postings")} value={formatCount(period.postings)} />
          <Stat label={t("debit")} value={formatMinor(period.debitMinor)} />
          <Stat label={t("credit")} value={formatMinor(period.creditMinor)} definition={t("vouchers.balance")} />
        </div>
        {!closed && (
          <Card title={t("close.checks")} description={t("periods.rule")}>
            <ul className="grid gap-2 sm:grid-cols-2">
              {period.checks.map(({ check, well }) => (
                <li key={check} className="flex items-start gap-2">
                  {well ? (
                    <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-ok" />
                  ) : (
                    <CircleX aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
                  )}
                  <span>
                    {t(`close.${check}`)} · {t(well ? "close.well" : "close.notWell")}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card
          flush
          title={t("vouchers.title")}
          description={<span className="font-mono break-all">SHA-256 {period.sha256}</span>}
          footer={
            <span className="figures ml-auto">
              {t("total")} <Money amountMinor={period.debitMinor} />
            </span>
          }
        >
          {period.vouchers.length === 0 ? (
            <EmptyState title={t("vouchers.none")} />
          ) : (
            <VoucherTable vouchers={period.vouchers} />
          )}
        </Card>
      </div>
    </>
  );
}
