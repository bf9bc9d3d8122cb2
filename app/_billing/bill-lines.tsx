import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money/money";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { formatDate } from "@/app/_ui/time/format-date";
import type { BillDetail } from "@/server/billing/bills/get-bill";
import { lineWords } from "./line-words";

type Line = BillDetail["lines"][number];

/** Every line of a bill in plain words: what it is for, the sum as a person would write it, and why. */
function BillLines({ bill }: { bill: BillDetail }) {
  const t = useTranslations("billing");
  if (bill.lines.length === 0) return <p className="text-ink-2">{t("bill.noLines")}</p>;
  return (
    <div>
      <ul className="divide-y divide-line">
        {bill.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[1fr_auto] gap-x-4 py-3.5 first:pt-0 sm:gap-x-6">
            <LineWords line={line} priceClasses={bill.priceClasses} />
            <Money amountMinor={line.amountMinor} className="text-right text-[1.0625em] font-semibold" />
          </li>
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 border-t-2 border-line-strong pt-3.5 font-semibold">
        <span>{t("bill.total")}</span>
        <span className="figures text-xl">{formatMinor(bill.amountMinor)}</span>
      </p>
    </div>
  );
}

/** The lines in their card, with the tariff they stood on. */
export function BillMaking({ bill }: { bill: BillDetail }) {
  const t = useTranslations("billing.bill");
  const locale = useLocale();
  const { version, effectiveFrom } = bill.tariff;
  return (
    <Card title={t("howMade")} description={t("howMadeHint")}>
      <BillLines bill={bill} />
      {effectiveFrom && (
        <p className="mt-3 text-[0.875em] text-ink-3">
          {t("tariff", { version, day: formatDate(effectiveFrom, locale) })}
        </p>
      )}
    </Card>
  );
}

function LineWords({ line, priceClasses }: { line: Line; priceClasses: BillDetail["priceClasses"] }) {
  const words = lineWords(line, priceClasses, useTranslations("billing"), useLocale());
  return (
    <div className="min-w-0">
      <p className="font-medium">
        {words.title}
        {words.kind && <span className="ml-2 font-normal text-ink-2">{words.kind}</span>}
      </p>
      {words.how && <p className="figures text-ink-2">{words.how}</p>}
      <p className="text-[0.875em] text-ink-3">{words.why}</p>
    </div>
  );
}
