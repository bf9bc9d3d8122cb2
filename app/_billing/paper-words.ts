import { createTranslator } from "next-intl";
import { loadMessages } from "@/app/_i18n/load-messages";
import { formatDate } from "@/app/_ui/time/format-date";
import type { BillWords, Receipt, ReceiptWords } from "@/server/billing";
import type { BillDetail } from "@/server/billing/bills/get-bill";
import type { Tenant } from "@/server/platform/context";
import { lineWords } from "./line-words";

const locale = "zh-CN";
const billing = async () => createTranslator({ locale, messages: await loadMessages(locale), namespace: "billing" });

/** What a receipt's PDF says; Chinese, whoever reads it. */
export async function receiptWords(receipt: Receipt, timeZone: string): Promise<ReceiptWords> {
  const t = await billing();
  const method = `methods.${receipt.method as "card"}` as const;
  const paidAt = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const facts = [
    { label: t("receipt.payer"), value: receipt.payerName || "—" },
    { label: t("receipt.accountNo"), value: receipt.accountNo },
    { label: t("receipt.paidAt"), value: paidAt.format(receipt.paidAt) },
    { label: t("receipt.method"), value: t.has(method) ? t(method) : t("methods.unknown") },
    { label: t("receipt.address"), value: receipt.address, wide: true },
    { label: t("receipt.paymentNo"), value: receipt.paymentNo },
    ...(receipt.takenByName ? [{ label: t("receipt.takenBy"), value: receipt.takenByName }] : []),
    ...(receipt.bookNo ? [{ label: t("receipt.bookNo"), value: receipt.bookNo }] : []),
  ];
  return {
    ...{ title: t("receipt.title"), no: t("receipt.no"), amount: t("receipt.amount"), capital: t("receipt.words") },
    ...{ settled: t("receipt.settled"), credit: t("receipt.credit"), stamp: t("receipt.stamp"), facts },
    hotline: receipt.tenant.hotline ? t("receipt.hotline", { hotline: receipt.tenant.hotline }) : null,
  };
}

/** What a bill's PDF says; Chinese, whoever reads it. */
export async function billWords(bill: BillDetail, tenant: Tenant): Promise<BillWords> {
  const t = await billing();
  const { version, effectiveFrom } = bill.tariff;
  const lines = bill.lines.map((line) => {
    const { title, kind, how, why } = lineWords(line, bill.priceClasses, t, locale);
    return { title: kind ? `${title}　${kind}` : title, how, why, amountMinor: line.amountMinor };
  });
  return {
    issuer: tenant.name,
    title:
      bill.kind === "season" || bill.kind === "usage"
        ? t("bill.paperTitle", { season: bill.seasonName.zh })
        : `${bill.seasonName.zh} ${t(`kind.${bill.kind}`)}`,
    ...{ no: t("bill.no"), amount: t("bill.amount"), capital: t("receipt.words"), item: t("bill.item") },
    ...{ sum: t("bill.sum"), total: t("bill.total"), stamp: t("bill.stamp"), lines },
    tariff: effectiveFrom ? t("bill.tariff", { version, day: formatDate(effectiveFrom, locale) }) : null,
    hotline: bill.hotline ? t("receipt.hotline", { hotline: bill.hotline }) : null,
    facts: [
      { label: t("receipt.accountNo"), value: bill.accountNo },
      { label: t("bill.period"), value: `${bill.periodFrom} — ${bill.periodTo}` },
      { label: t("bill.issuedOn"), value: bill.issuedOn },
      { label: t("bill.dueOn"), value: bill.dueOn },
      { label: t("bill.address"), value: bill.address, wide: true },
    ],
  };
}
