import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DownloadPaper } from "@/app/_billing/download-paper";
import { ReceiptSheet } from "@/app/_billing/receipt-sheet";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs";
import { PrintButton } from "@/app/_ui/print-button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.receipt"))("title") };
}

/** A resident's receipt, made to be printed. */
export default async function ReceiptPage({ params }: { params: Promise<{ paymentId: string }> }) {
  const { site } = await requireResident();
  const { paymentId } = await params;
  const [receipt, t] = await Promise.all([
    api().then((call) => call.portal.billing["get-receipt"]({ paymentId })),
    getTranslations("billing"),
  ]);
  return (
    <>
      <div data-print="hide" className="mx-auto mb-4 flex max-w-2xl flex-wrap items-center justify-between gap-3">
        <Breadcrumbs crumbs={[{ label: t("title"), href: "/bills" }, { label: t("receipt.title") }]} />
        <div className="flex flex-wrap items-center gap-2">
          {!receipt.isVoid && <DownloadPaper kind="receipts" id={paymentId} />}
          <PrintButton />
        </div>
      </div>
      <ReceiptSheet receipt={receipt} zone={site.tenant.timezone} />
    </>
  );
}
