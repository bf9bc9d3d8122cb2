import { useTranslations } from "next-intl";
import { InfoTip } from "@/app/_ui/overlay/info-tip";
import { formatMoment } from "@/app/_ui/time/format-date";
import type { MetricName } from "@/server/hq/schemas";

/** What a figure means, how it is counted and until when; behind a "?". */
export function MetricTip({ metric, asOf, zone }: { metric: MetricName; asOf: Date | null; zone: string }) {
  const t = useTranslations("hq");
  return (
    <InfoTip about={t(`metrics.${metric}.name`)}>
      <p className="font-semibold">{t(`metrics.${metric}.name`)}</p>
      <p className="mt-1">{t(`metrics.${metric}.definition`)}</p>
      <p className="mt-2 text-ink-2">
        {t("compare.formula")}: {t(`metrics.${metric}.formula`)}
      </p>
      <p className="mt-2 text-ink-3">
        {asOf ? t("compare.asOf", { time: formatMoment(asOf, zone) }) : t("compare.notYet")}
      </p>
    </InfoTip>
  );
}
