import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import { DescriptionList } from "@/app/_ui/description-list";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { DateTime } from "@/app/_ui/time/date-time";
import type { Receipt } from "@/server/billing/payments/read-receipt";
import { capitalAmount } from "@/server/platform/capital-amount";

/** The receipt as it looks on screen and on paper; printing it again prints the same, what went back since stamped on it. */
export function ReceiptSheet({ receipt, zone }: { receipt: Receipt; zone: string }) {
  const t = useTranslations("billing.receipt");
  const methods = useTranslations("billing.methods");
  const locale = useLocale();
  const method = receipt.method as "card";
  const facts = [
    { term: t("payer"), detail: receipt.payerName || "—" },
    { term: t("accountNo"), detail: <span className="figures">{receipt.accountNo}</span> },
    { term: t("paidAt"), detail: <DateTime at={receipt.paidAt} zone={zone} /> },
    { term: t("method"), detail: methods.has(method) ? methods(method) : methods("unknown") },
    { term: t("address"), detail: receipt.address, wide: true },
    { term: t("paymentNo"), detail: <span className="figures break-all">{receipt.paymentNo}</span> },
    ...(receipt.bookNo ? [{ term: t("bookNo"), detail: <span className="figures">{receipt.bookNo}</span> }] : []),
    ...(receipt.takenByName ? [{ term: t("takenBy"), detail: receipt.takenByName }] : []),
  ];
  return (
    <article data-print="sheet" className="mx-auto max-w-2xl rounded-lg border border-line bg-surface shadow-card">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line px-5 py-4 sm:px-8 sm:py-6">
        <div>
          <p className="text-ink-2">{locale === "en" ? receipt.tenant.nameEn : receipt.tenant.name}</p>
          <h1 className="text-2xl font-semibold tracking-tight">
            {t("title")}
            {receipt.isVoid && <span className="ml-2 text-danger">· {t("void")}</span>}
          </h1>
        </div>
        <p className="text-right">
          <span className="block text-[0.875em] text-ink-3">{t("no")}</span>
          <span className="figures font-semibold">{receipt.receiptNo}</span>
        </p>
      </header>
      <div className="grid gap-6 px-5 py-5 sm:px-8 sm:py-6">
        {receipt.isVoid && <Alert tone="danger">{t("voidHint")}</Alert>}
        {!receipt.isVoid && receipt.refundedMinor > 0n && (
          <p className="justify-self-end rounded border-2 border-danger px-3 py-1 font-semibold text-danger">
            {t("refunded")} <span className="figures">{formatMinor(receipt.refundedMinor)}</span>
          </p>
        )}
        <div className="rounded-lg bg-subtle px-4 py-4">
          <p className="text-ink-2">{t("amount")}</p>
          <p className="figures text-4xl font-semibold tracking-tight">{formatMinor(receipt.amountMinor)}</p>
          {locale !== "en" && (
            <p className="mt-1 text-ink-2">
              {t("words")}：{capitalAmount(receipt.amountMinor)}
            </p>
          )}
        </div>
        <DescriptionList items={facts} />
        {(receipt.settled.length > 0 || receipt.creditMinor > 0n) && (
          <section>
            <h2 className="mb-1 font-semibold">{t("settled")}</h2>
            <ul className="divide-y divide-line">
              {receipt.settled.map((bill) => (
                <li key={bill.billId} className="flex items-baseline justify-between gap-4 py-2">
                  <span className="min-w-0">
                    <span className="figures block break-all">{bill.billNo}</span>
                    <span className="figures text-[0.875em] text-ink-3">
                      {bill.periodFrom} — {bill.periodTo}
                    </span>
                  </span>
                  <Money amountMinor={bill.amountMinor} />
                </li>
              ))}
              {receipt.creditMinor > 0n && (
                <li className="flex items-baseline justify-between gap-4 py-2">
                  <span>{t("credit")}</span>
                  <Money amountMinor={receipt.creditMinor} />
                </li>
              )}
            </ul>
          </section>
        )}
      </div>
      <footer className="border-t border-line px-5 py-4 text-[0.875em] text-ink-3 sm:px-8">
        <p>{t("stamp")}</p>
        {receipt.tenant.hotline && <p className="figures">{t("hotline", { hotline: receipt.tenant.hotline })}</p>}
      </footer>
    </article>
  );
}
