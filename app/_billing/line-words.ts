import type { createTranslator } from "next-intl";
import type { Messages } from "@/app/_i18n/load-messages";
import type { Locale } from "@/app/_i18n/locales";
import type { BillDetail } from "@/server/billing/bills/get-bill";
import { formatDate } from "@/app/_ui/time/format-date";
import { localName } from "./local-name";

type Line = BillDetail["lines"][number];
export type BillingWords = ReturnType<typeof createTranslator<Messages, "billing">>;

/** A bill's line in plain words: what it is for, of what kind, the sum as a person would write it, and why. */
export function lineWords(
  line: Line,
  priceClasses: BillDetail["priceClasses"],
  t: BillingWords,
  locale: Locale,
): { title: string; kind: string; how: string; why: string } {
  const { basis } = line;
  const name = wordsOf(line);
  const code = name as "area-heat";
  const className = basis.priceClass ? priceClasses[basis.priceClass] : undefined;
  const kinds = [
    className ? localName(className, locale) : null,
    basis.areaKind ? t(`areas.${basis.areaKind as "main"}`) : null,
  ];
  const values = {
    percent: basis.percent ?? basis.capPercent ?? "",
    tier: basis.tier ?? 0,
    from: basis.tierFrom ?? "",
    to: basis.tierTo ?? "",
    bill: basis.fromBillNo ?? "",
    days: basis.days ?? 0,
    first: basis.dayFrom ?? "",
    last: basis.dayTo ?? "",
    rate: basis.ratePerDay ? `${trim((Number(basis.ratePerDay) * 1000).toFixed(3))}‰` : "",
  };
  const { days, of } = basis;
  const why = [
    t(`lines.${code}.note`, values),
    factorWords(line, t),
    days !== undefined && of !== undefined ? t("lines.days", { days, of }) : "",
    line.laterTariff
      ? t("lines.later-tariff", {
          version: line.laterTariff.version,
          day: formatDate(line.laterTariff.effectiveFrom, locale),
        })
      : "",
  ];
  return {
    title: t(`lines.${code}.title`),
    kind: kinds.filter(Boolean).join(" · "),
    how: name === "base-fee-free" ? "" : arithmetic(line, t),
    why: why.filter(Boolean).join(" "),
  };
}

/** Under which name a line's words stand: a base fee may be a part of the area fee, a price of its own, or nothing. */
export function wordsOf({ code, basis }: Pick<Line, "code" | "basis">) {
  if (code !== "base-fee") return code as "area-heat";
  if (basis.percent === "0") return "base-fee-free";
  return basis.percent === undefined ? "base-fee-per-area" : "base-fee";
}

/** Why a factor stands in the sum: the part that an area counts for, or the height of the storey. */
function factorWords({ code, basis, factor }: Line, t: BillingWords): string {
  const value = Number(factor);
  if (value === 1 || !basis.areaKind || code === "base-fee") return "";
  return value < 1
    ? t("lines.factor", { area: t(`areas.${basis.areaKind as "main"}`), percent: value * 100 })
    : t("lines.height", { factor: trim(factor) });
}

/** 85.32 平方米 × 26.70 元 × 0.5 × 60/121 */
function arithmetic(line: Line, t: BillingWords): string {
  const unit = t(`units.${line.unit as "m2"}`);
  const price = line.unitPrice.replace(/(\.\d{2})(\d*?)0*$/, "$1$2");
  // The stored formula carries every further factor behind quantity and price.
  const rest = line.formula.split(" × ").slice(2);
  if (line.unit === "day") return `¥${line.formula} ${unit}`;
  if (line.unit === "bill") return [`¥${price}`, ...rest].join(" × ");
  return [`${trim(line.quantity)} ${unit}`, `¥${price}`, ...rest].join(" × ");
}

const trim = (value: string) => (value.includes(".") ? value.replace(/\.?0+$/, "") : value);
