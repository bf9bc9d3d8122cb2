import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BillAdjustments } from "@/app/_billing/bill-adjustments";
import { BillFacts, BillNotice, BillState } from "@/app/_billing/bill-facts";
import { BillMaking } from "@/app/_billing/bill-lines";
import { DownloadPaper } from "@/app/_billing/download-paper";
import { localName } from "@/app/_billing/local-name";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { formatDate } from "@/app/_ui/time/format-date";
import { TextLink } from "@/app/_ui/text-link";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.bill"))("title") };
}

/** One bill, explained line by line. */
export default async function BillPage({ params }: { params: Promise<{ billId: string }> }) {
  const { site } = await requireResident();
  const { billId } = await params;
  const [bill, t, locale] = await Promise.all([
    api().then((call) => call.portal.billing["get-bill"]({ billId })),
    getTranslations("billing"),
    getLocale(),
  ]);
  const payable = bill.openMinor > 0n && !bill.reversedBy && !bill.reversesId;
  return (
    <>
      <PageHeader
        title={localName(bill.seasonName, locale)}
        description={t(`kind.${bill.kind}`)}
        status={<BillState bill={bill} today={dayOf(now(), site.tenant.timezone)} />}
        crumbs={[{ label: t("title"), href: "/bills" }, { label: t("bill.title") }]}
        actions={
          <>
            <DownloadPaper kind="bills" id={bill.id} />
            {payable && <LinkButton href={`/pay?bill=${bill.id}`}>{t("bill.pay")}</LinkButton>}
          </>
        }
      />
      <div className="grid gap-5">
        <BillNotice bill={bill} />
        {bill.discount && (
          <Alert tone="ok">
            {t("bill.discount", {
              amount: formatMinor(bill.discount.amountMinor),
              pay: formatMinor(bill.openMinor - bill.discount.amountMinor),
              until: formatDate(bill.discount.until, locale),
            })}
          </Alert>
        )}
        <Card>
          <BillFacts bill={bill} />
        </Card>
        <BillMaking bill={bill} />
        <BillAdjustments bill={bill} />
        {bill.payments.length > 0 && (
          <Card title={t("bill.payments")}>
            <ul className="divide-y divide-line">
              {bill.payments.map((payment) => (
                <li key={payment.paymentId} className="flex items-baseline justify-between gap-4 py-2.5">
                  <TextLink href={`/receipts/${payment.paymentId}`}>
                    {t("bill.receipt", { receiptNo: payment.receiptNo ?? "" })}
                  </TextLink>
                  <Money amountMinor={payment.amountMinor} />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
