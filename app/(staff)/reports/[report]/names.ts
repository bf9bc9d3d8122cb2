import type { useTranslations } from "next-intl";
import type { Grouping } from "@/server/reports/schemas";
import type { ShownReport } from "./shown-report";

type Words = ReturnType<typeof useTranslations<"reports">>;

/** A group as people call it; a price class has its word here, everything else its own name. */
export function groupText(t: Words, grouping: Grouping, label: string): string {
  if (!label) return t("nowhere");
  const key = `priceClasses.${label}` as "priceClasses.public";
  return grouping === "price-class" && t.has(key) ? t(key) : label;
}

/** A split's value in words, or as it is where it is a name of its own such as a season. */
export function splitText(t: Words, split: NonNullable<ShownReport["definition"]["split"]>, value: string): string {
  const key = `splits.${split}.${value || "none"}` as "splits.state.on";
  return t.has(key) ? t(key) : value;
}
