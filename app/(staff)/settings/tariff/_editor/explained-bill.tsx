"use client";
import { useLocale, useTranslations } from "next-intl";
import { wordsOf } from "@/app/_billing/line-words";
import { localName } from "@/app/_billing/local-name";
import { Alert } from "@/app/_ui/alert";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import type { Explained } from "@/server/billing/tariffs/explain-bill";

type ExplainedBillProps = {
  bill: Explained;
  names: Record<string, { zh: string; en: string }>;
  /** The published version that it stands on; null for what is in the editor. */
  version: number | null;
};

/** A bill as it would be: each line with quantity, price, factor, formula and where it comes from. */
export function ExplainedBill({ bill, names, version }: ExplainedBillProps) {
  const t = useTranslations("tariff.calculator");
  const billing = useTranslations("billing");
  if (bill.missing) {
    const priceClass = bill.missing.priceClass ?? "";
    return (
      <Alert tone="warn" title={t("missing")} className="mt-4">
        {billing(`staff.preview.reasons.${bill.missing.reason}`, { priceClass })}
      </Alert>
    );
  }
  return (
    <section className="mt-4 border-t border-line pt-3">
      {bill.address && <p className="font-medium">{bill.address}</p>}
      <p className="figures text-[0.875em] text-ink-3">{t("period", { from: bill.periodFrom, to: bill.periodTo })}</p>
      <ol className="divide-y divide-line">
        {bill.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line that is not stored has no id
          <li key={index} className="py-2.5">
            <ExplainedLine line={line} names={names} typed={bill.agreementId === null} />
          </li>
        ))}
      </ol>
      <p className="flex items-baseline justify-between gap-4 border-t-2 border-line-strong pt-2.5 font-semibold">
        <span>{t("total")}</span>
        <span className="figures text-xl">{formatMinor(bill.totalMinor)}</span>
      </p>
      {bill.discounts.map(({ from, to, amountMinor, payMinor }) => (
        <p key={from} className="figures mt-1.5 flex flex-wrap items-baseline justify-between gap-x-4 text-ok">
          <span>{t("discount", { from, to, amount: formatMinor(amountMinor) })}</span>
          <span className="font-semibold">{t("toPay", { amount: formatMinor(payMinor) })}</span>
        </p>
      ))}
      <p className="mt-1 text-[0.875em] text-ink-3">{version === null ? t("byDraft") : t("byVersion", { version })}</p>
    </section>
  );
}

type ExplainedLineProps = {
  line: Explained["lines"][number];
  names: ExplainedBillProps["names"];
  /** The facts were typed, so no date of theirs means anything. */
  typed: boolean;
};

function ExplainedLine({ line, names, typed }: ExplainedLineProps) {
  const t = useTranslations("tariff.calculator");
  const billing = useTranslations("billing");
  const locale = useLocale();
  const { basis, source } = line;
  const name = basis.priceClass ? names[basis.priceClass] : undefined;
  const unit = billing(`units.${line.unit}`);
  const words = [
    name && localName(name, locale),
    basis.areaKind && billing(`areas.${basis.areaKind as "main"}`),
    basis.days !== undefined && basis.of !== undefined && billing("lines.days", { days: basis.days, of: basis.of }),
  ].filter(Boolean);
  return (
    <>
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-medium">{billing(`lines.${wordsOf(line)}.title`)}</span>
        <Money amountMinor={line.amountMinor} className="font-semibold" />
      </p>
      {words.length > 0 && <p className="text-[0.875em] text-ink-2">{words.join(" · ")}</p>}
      <p className="figures text-[0.875em] text-ink-2">
        {t("quantity")} {line.quantity} {unit} · {t("price")} ¥{line.unitPrice} · {t("factor", { factor: line.factor })}
      </p>
      <p className="figures text-[0.875em] break-words text-ink-2">
        {t("formula")} {line.formula}
      </p>
      <p className="figures text-[0.875em] text-ink-3">
        {source === null
          ? t("sourceRule")
          : typed
            ? t("sourceTyped")
            : "usageFrom" in source
              ? t("sourceUsage", { from: source.usageFrom })
              : source.to
                ? t("sourceAreaTo", { no: source.areaNo, from: source.from, to: source.to })
                : t("sourceArea", { no: source.areaNo, from: source.from })}
      </p>
    </>
  );
}
