import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DownloadPaper } from "@/app/_billing/download-paper";
import { ReceiptSheet } from "@/app/_billing/receipt-sheet";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs";
import { LinkButton } from "@/app/_ui/link-button";
import { PrintButton } from "@/app/_ui/print-button";
import { staffMay } from "@/tenants/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.receipt"))("title") };
}

/** A receipt to hand over the counter. */
export default async function StaffReceiptPage({ params }: { params: Promise<{ paymentId: string }> }) {
  const { site, session } = await requireStaff("billing.read");
  const { paymentId } = await params;
  const [receipt, t, adjustments] = await Promise.all([
    api().then((call) => call.staff.billing["get-receipt"]({ paymentId })),
    getTranslations("billing"),
    getTranslations("adjustments"),
  ]);
  const mayReverse = receipt.channel !== "portal" && !receipt.isVoid && staffMay(session.roles, "adjustments.propose");
  return (
    <>
      <div data-print="hide" className="mx-auto mb-4 flex max-w-2xl flex-wrap items-center justify-between gap-3">
        <Breadcrumbs
          crumbs={[
            { label: t("staff.title"), href: "/billing" },
            { label: t("staff.ledger.title"), href: `/billing/accounts/${receipt.accountId}` },
            { label: t("receipt.title") },
          ]}
        />
        <div className="flex flex-wrap items-center gap-2">
          {mayReverse && (
            <LinkButton variant="secondary" href={`/adjustments/reverse-payment?payment=${paymentId}`}>
              {adjustments("reversal.nav")}
            </LinkButton>
          )}
          {!receipt.isVoid && <DownloadPaper kind="receipts" id={paymentId} />}
          <PrintButton />
        </div>
      </div>
      <ReceiptSheet receipt={receipt} zone={site.tenant.timezone} />
    </>
  );
}
