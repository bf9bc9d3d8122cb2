import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { PreparedReversal } from "@/server/adjustments/prepare-reversal";
import { newId } from "@/server/platform/ids";
import { ReversalForm } from "./reversal-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adjustments.reversal"))("title") };
}

/** Asks to take a wrongly booked payment back, or to move it to the right account. */
export default async function ReversePaymentPage({ searchParams }: { searchParams: Promise<{ payment?: string }> }) {
  const { site } = await requireStaff("adjustments.propose");
  const paymentId = z.uuid().safeParse((await searchParams).payment);
  if (!paymentId.success) notFound();
  const [prepared, t, billing] = await Promise.all([
    api().then((call) => call.staff.adjustments["prepare-reversal"]({ paymentId: paymentId.data })),
    getTranslations("adjustments"),
    getTranslations("billing"),
  ]);
  return (
    <ClientMessages of={["adjustments", "errors"]}>
      <PageHeader
        title={t("reversal.title")}
        description={t("reversal.description")}
        crumbs={[
          { label: t("title"), href: "/adjustments" },
          { label: billing("receipt.title"), href: `/billing/receipts/${prepared.id}` },
          { label: t("reversal.title") },
        ]}
      />
      <div className="grid gap-4 lg:max-w-3xl">
        <PaymentFacts prepared={prepared} zone={site.tenant.timezone} />
        {prepared.asked ? (
          <Alert tone="info">
            {t("reversal.waiting", { number: prepared.asked.adjustmentNo })}{" "}
            <TextLink href={`/adjustments/${prepared.asked.id}`}>{t("reversal.open")}</TextLink>
          </Alert>
        ) : (
          <ReversalForm prepared={prepared} idempotencyKey={newId()} />
        )}
      </div>
    </ClientMessages>
  );
}

async function PaymentFacts({ prepared, zone }: { prepared: PreparedReversal; zone: string }) {
  const [t, columns, methods] = await Promise.all([
    getTranslations("adjustments.reversal"),
    getTranslations("adjustments.columns"),
    getTranslations("billing.methods"),
  ]);
  const { shift } = prepared;
  const method = prepared.method as "cash";
  const items = [
    { term: t("receiptNo"), detail: <span className="figures">{prepared.receiptNo}</span> },
    { term: t("amount"), detail: <Money amountMinor={prepared.amountMinor} /> },
    { term: columns("account"), detail: <span className="figures">{prepared.accountNo}</span> },
    { term: t("payer"), detail: prepared.payerName || "—" },
    { term: t("paidAt"), detail: prepared.paidAt ? <DateTime at={prepared.paidAt} zone={zone} /> : "—" },
    { term: t("method"), detail: methods.has(method) ? methods(method) : methods("unknown") },
    {
      term: t("shift"),
      detail: shift ? t(shift.open ? "shiftOpen" : "shiftClosed", { shiftNo: shift.shiftNo }) : t("noShift"),
    },
  ];
  return (
    <Card title={t("payment")}>
      <DescriptionList columns={2} items={items} />
    </Card>
  );
}
