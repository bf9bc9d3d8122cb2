import { useLocale, useTranslations } from "next-intl";
import { Status } from "@/app/_ui/status";
import { formatMoment } from "@/app/_ui/time/format-date";
import { nameOf, type ComparisonView } from "./comparison-view";

/** How fresh the figures are, and whether they were shown equal to the source. */
export function Freshness({ comparison, zone }: { comparison: ComparisonView; zone: string }) {
  const t = useTranslations("hq.compare");
  const locale = useLocale();
  const { asOf, provedAt, subsidiaries } = comparison;
  const wrong = subsidiaries.filter(({ differences }) => differences > 0);
  const count = wrong.reduce((sum, { differences }) => sum + differences, 0);
  const names = wrong.map((one) => nameOf(one, locale)).join(locale === "en" ? ", " : "、");
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Status tone={asOf ? "info" : "neutral"}>
        {asOf ? t("asOf", { time: formatMoment(asOf, zone) }) : t("notYet")}
      </Status>
      {count > 0 ? (
        <Status tone="danger">{t("differs", { count, names })}</Status>
      ) : (
        <Status tone={provedAt ? "ok" : "warn"}>
          {provedAt ? t("proved", { time: formatMoment(provedAt, zone) }) : t("unproved")}
        </Status>
      )}
    </p>
  );
}
