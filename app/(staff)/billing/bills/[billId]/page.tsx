import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BillAdjustments } from "@/app/_billing/bill-adjustments";
import { BillFacts, BillNotice, BillState } from "@/app/_billing/bill-facts";
import { BillMaking } from "@/app/_billing/bill-lines";
import { DownloadPaper } from "@/app/_billing/download-paper";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { TextLink } from "@/app/_ui/text-link";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { DisputeBill } from "./dispute-bill";
import { OpenDispute } from "./open-dispute";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.bill"))("title") };
}

/** One bill as staff see it: how it was made, what it settled, its revisions. */
export default async function StaffBillPage({ params }: { params: Promise<{ billId: string }> }) {
  const { site, session } = await requireStaff("billing.read");
  const { billId } = await params;
  const call = await api();
  const [bill, disputes, t, locale] = await Promise.all([
    call.staff.billing["get-bill"]({ billId }),
    call.staff.collections["list-disputes"]({ billId }),
    getTranslations("billing"),
    getLocale(),
  ]);
  const disputed = disputes.rows.find((one) => one.outcome === null);
  const mayDispute = staffMay(session.roles, "collections.dispute");
  return (
    <>
      <PageHeader
        title={`${localName(bill.seasonName, locale)} · ${bill.accountNo}`}
        description={t(`kind.${bill.kind}`)}
        status={<BillState bill={bill} today={dayOf(now(), site.tenant.timezone)} />}
        crumbs={[
          { label: t("staff.title"), href: "/billing" },
          { label: t("staff.ledger.title"), href: `/billing/accounts/${bill.accountId}` },
          { label: t("bill.title") },
        ]}
        actions={
          <>
            {mayDispute && !disputed && bill.openMinor > 0n && bill.reversesId === null && bill.reversedBy === null && (
              <ClientMessages of={["collections", "errors"]}>
                <DisputeBill billId={billId} />
              </ClientMessages>
            )}
            <DownloadPaper kind="bills" id={bill.id} />
            <LinkButton href={`/billing/accounts/${bill.accountId}`} variant="secondary">
              {t("staff.ledger.title")}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-4">
        <BillNotice bill={bill} />
        {disputed && (
          <ClientMessages of={["collections", "errors"]}>
            <OpenDispute dispute={disputed} mayClose={mayDispute} />
          </ClientMessages>
        )}
        <Card>
          <BillFacts bill={bill} />
        </Card>
        <BillMaking bill={bill} />
        <div className="grid gap-4 lg:grid-cols-2">
          <BillAdjustments bill={bill} linked />
          {bill.payments.length > 0 && (
            <Card title={t("bill.payments")}>
              <ul className="divide-y divide-line">
                {bill.payments.map((payment) => (
                  <li key={payment.paymentId} className="flex items-baseline justify-between gap-4 py-1.5">
                    <TextLink href={`/billing/receipts/${payment.paymentId}`}>
                      {t("bill.receipt", { receiptNo: payment.receiptNo ?? "" })}
                    </TextLink>
                    <Money amountMinor={payment.amountMinor} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {bill.family.length > 0 && (
            <Card title={t("bill.family")}>
              <ul className="divide-y divide-line">
                {bill.family.map((one) => (
                  <li key={one.id} className="flex items-baseline justify-between gap-4 py-1.5">
                    <span>
                      <TextLink href={`/billing/bills/${one.id}`}>{one.billNo}</TextLink>
                      <span className="figures ml-2 text-[0.875em] text-ink-3">{one.issuedOn}</span>
                    </span>
                    <Money amountMinor={one.amountMinor} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
