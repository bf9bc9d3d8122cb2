import { ReceiptText, Wallet } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { TextLink } from "@/app/_ui/text-link";
import { DateText } from "@/app/_ui/time/date-text";
import { formatDate } from "@/app/_ui/time/format-date";
import type { AccountBills } from "@/server/billing/bills/list-account-bills";
import { dayOf } from "@/server/platform/dates";
import { PlanCard } from "./plan-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing"))("title") };
}

/** What a resident owes, in large figures, and every bill and payment behind it. */
export default async function BillsPage() {
  const { site } = await requireResident();
  const t = await getTranslations("billing");
  const call = await api();
  const [money, plan] = await Promise.all([call.portal.billing["list-bills"](), call.portal.billing["find-plan"]()]);
  if (!money) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState
          icon={<Wallet />}
          title={t("noAccountTitle")}
          actions={<LinkButton href="/open-account">{t("openAccount")}</LinkButton>}
        >
          {t("noAccountBody")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          <span className="figures">
            {t("account", { accountNo: money.account.accountNo })} · {money.account.address}
          </span>
        }
      />
      <div className="grid gap-5">
        <Owed money={money} />
        {money.underWay && (
          <Alert tone="info">
            {t("owed.underWay", { amount: formatMinor(money.underWay.amountMinor) })}{" "}
            <TextLink href={`/pay/return?payment=${money.underWay.id}`}>{t("owed.underWayLink")}</TextLink>
          </Alert>
        )}
        {plan && <PlanCard plan={plan} />}
        <Card title={t("history")} flush>
          {money.bills.length === 0 ? (
            <EmptyState icon={<ReceiptText />} title={t("noBills")}>
              {t("noBillsBody")}
            </EmptyState>
          ) : (
            <BillList bills={money.bills} />
          )}
        </Card>
        <Card title={t("receipts")} flush>
          {money.payments.length === 0 ? (
            <p className="px-(--card-p) pb-(--card-p) text-ink-2">{t("noReceipts")}</p>
          ) : (
            <PaymentList payments={money.payments} zone={site.tenant.timezone} />
          )}
        </Card>
      </div>
    </>
  );
}

async function Owed({ money }: { money: AccountBills }) {
  const [t, locale] = await Promise.all([getTranslations("billing.owed"), getLocale()]);
  const nothing = money.openMinor === 0n;
  const payMinor = money.open.reduce((sum, bill) => sum + bill.payMinor, 0n);
  const savedMinor = money.openMinor - payMinor;
  return (
    <section className="rounded-xl border border-line bg-surface p-5 shadow-card sm:p-7">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0">
          <h2 className="text-ink-2">{nothing ? t("none") : t("label")}</h2>
          <p className="figures mt-1 text-[2.75rem] leading-none font-semibold tracking-tight sm:text-6xl">
            {formatMinor(money.openMinor)}
          </p>
          <div className="mt-3 grid gap-1 text-ink-2">
            {nothing && <p>{t("noneBody")}</p>}
            {money.overdueMinor > 0n && (
              <p className="font-medium text-danger">{t("overdue", { amount: formatMinor(money.overdueMinor) })}</p>
            )}
            {money.overdueMinor === 0n && money.nextDueOn && (
              <p>{t("due", { day: formatDate(money.nextDueOn, locale) })}</p>
            )}
            {savedMinor > 0n && (
              <p className="figures font-medium text-ok">
                {t("discount", { amount: formatMinor(savedMinor), pay: formatMinor(payMinor) })}
              </p>
            )}
            {money.creditMinor > 0n && <p>{t("credit", { amount: formatMinor(money.creditMinor) })}</p>}
          </div>
        </div>
        {!nothing && (
          <LinkButton href="/pay" size="lg" className="w-full sm:w-auto sm:min-w-40">
            {t("pay")}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

async function BillList({ bills }: { bills: AccountBills["bills"] }) {
  const [t, locale] = await Promise.all([getTranslations("billing"), getLocale()]);
  const tones = { paid: "ok", open: "warn", overdue: "danger" } as const;
  return (
    <ul className="divide-y divide-line">
      {bills.map((bill) => (
        <li key={bill.id}>
          <Link
            href={`/bills/${bill.id}`}
            className="flex items-center justify-between gap-4 px-(--card-p) py-4 hover:bg-subtle/60 focus-visible:outline-offset-[-3px]"
          >
            <span className="min-w-0">
              <span className="block font-medium">
                {localName(bill.seasonName, locale)}
                {(bill.kind === "late-fee" || bill.kind === "growth") && ` · ${t(`kind.${bill.kind}`)}`}
              </span>
              <span className="figures block text-[0.875em] text-ink-3">
                {bill.periodFrom} — {bill.periodTo}
              </span>
              {bill.state !== "paid" && (
                <span className="block text-[0.875em] text-ink-2">
                  {t("pay.due", { day: formatDate(bill.dueOn, locale) })}
                </span>
              )}
            </span>
            <span className="grid shrink-0 justify-items-end gap-1">
              <Money amountMinor={bill.amountMinor} className="text-[1.125em] font-semibold" />
              <Status tone={tones[bill.state]}>{t(`state.${bill.state}`)}</Status>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

async function PaymentList({ payments, zone }: { payments: AccountBills["payments"]; zone: string }) {
  const t = await getTranslations("billing");
  return (
    <ul className="divide-y divide-line">
      {payments.map((payment) => (
        <li key={payment.id}>
          <Link
            href={`/receipts/${payment.id}`}
            className="flex items-center justify-between gap-4 px-(--card-p) py-3.5 hover:bg-subtle/60 focus-visible:outline-offset-[-3px]"
          >
            <span className="min-w-0">
              <span className="block font-medium">
                {payment.paidAt && <DateText day={dayOf(payment.paidAt, zone)} long />}
                <span className="ml-2 font-normal text-ink-2">
                  {t.has(`methods.${payment.method as "card"}`)
                    ? t(`methods.${payment.method as "card"}`)
                    : t("methods.unknown")}
                </span>
              </span>
              <span className="figures block text-[0.875em] break-all text-ink-3">{payment.receiptNo}</span>
            </span>
            <Money amountMinor={payment.amountMinor} className="font-semibold" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
