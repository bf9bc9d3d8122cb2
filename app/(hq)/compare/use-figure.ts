import { useLocale, useTranslations } from "next-intl";
import type { Figures, MetricName } from "@/server/hq/schemas";
import { metrics, perHouseholds } from "@/server/hq/schemas";
import { figureText } from "./figure-text";

/** Writes figures in the reader's language, per 10,000 households when `fair`. */
export function useFigure(fair: boolean) {
  const t = useTranslations("hq");
  const locale = useLocale();
  const valueOf = (metric: MetricName, figures: Figures | null): number | null =>
    figures && (fair ? perHouseholds(metric, figures[metric], figures.households) : figures[metric]);
  const text = (metric: MetricName, value: number | null) =>
    figureText(metric, value, locale, (unit, amount) => t(`units.${unit}`, { value: amount }), fair);
  const unitOf = (metric: MetricName): string => {
    const unit = t(`metrics.${metric}.unit`);
    return fair && metrics[metric].perHousehold ? `${unit} / ${t("units.perHouseholds")}` : unit;
  };
  return { valueOf, text, unitOf };
}
