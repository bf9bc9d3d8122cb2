import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { metricNames } from "@/server/hq/schemas";

/** Every figure's definition in one place, to be printed or quoted. */
export function Definitions() {
  const t = useTranslations("hq");
  return (
    <Card title={t("compare.definitions")}>
      <dl className="grid gap-x-8 gap-y-3 md:grid-cols-2">
        {metricNames.map((metric) => (
          <div key={metric}>
            <dt className="font-semibold">{t(`metrics.${metric}.name`)}</dt>
            <dd className="text-ink-2">
              {t(`metrics.${metric}.definition`)}
              <span className="block text-[0.875em] text-ink-3">{t(`metrics.${metric}.formula`)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
