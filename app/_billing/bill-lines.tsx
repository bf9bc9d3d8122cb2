import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money/money";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { formatDate } from "@/app/_ui/time/format-date";
import type { BillDetail } from "@/server/billing/bills/get-bill";
import { localName } from "./local-name";

type Line = BillDetail["lines"][number];

const trim = (value: string) => (value.includes(".") ? value.replace(/\.?0+$/, "") : value);

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
  const t = useTranslations("billing");
  const locale = useLocale();
  const { basis } = line;
  const free = line.code === "base-fee" && basis.percent === "0";
  const code = (free ? "base-fee-free" : line.code) as "area-heat";
  const className = basis.priceClass ? priceClasses[basis.priceClass] : undefined;
  const words = [
    className ? localName(className, locale) : null,
    basis.areaKind ? t(`areas.${basis.areaKind as "main"}`) : null,
  ].filter(Boolean);
  const values = {
    percent: basis.percent ?? basis.capPercent ?? "",
    tier: basis.tier ?? 0,
    from: basis.tierFrom ?? "",
    to: basis.tierTo ?? "",
  };
  return (
    <div className="min-w-0">
      <p className="font-medium">
        {t(`lines.${code}.title`)}
        {words.length > 0 && <span className="ml-2 font-normal text-ink-2">{words.join(" · ")}</span>}
      </p>
      {!free && <p className="figures text-ink-2">{arithmetic(line, t)}</p>}
      <p className="text-[0.875em] text-ink-3">
        {t(`lines.${code}.note`, values)}
        {factorWords(line, t)}
        {basis.days !== undefined &&
          basis.of !== undefined &&
          ` ${t("lines.days", { days: basis.days, of: basis.of })}`}
      </p>
    </div>
  );
}

/** Why a factor stands in the sum: the part that an area counts for, or the height of the storey. */
function factorWords({ code, basis, factor }: Line, t: ReturnType<typeof useTranslations<"billing">>): string {
  const value = Number(factor);
  if (value === 1 || !basis.areaKind || code === "base-fee") return "";
  const words =
    value < 1
      ? t("lines.factor", { area: t(`areas.${basis.areaKind as "main"}`), percent: value * 100 })
      : t("lines.height", { factor: trim(factor) });
  return ` ${words}`;
}

/** 85.32 平方米 × 26.70 元 × 0.5 × 60/121 */
function arithmetic(line: Line, t: ReturnType<typeof useTranslations<"billing">>): string {
  const unit = t(`units.${line.unit as "m2"}`);
  const price = line.unitPrice.replace(/(\.\d{2})(\d*?)0*$/, "$1$2");
  // The stored formula carries every further factor behind quantity and price.
  const rest = line.formula.split(" × ").slice(2);
  if (line.unit === "bill") return [`¥${price}`, ...rest].join(" × ");
  return [`${trim(line.quantity)} ${unit}`, `¥${price}`, ...rest].join(" × ");
}
