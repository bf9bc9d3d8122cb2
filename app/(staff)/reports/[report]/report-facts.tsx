import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { DateTime } from "@/app/_ui/time/date-time";
import type { ShownReport } from "./shown-report";

/** What exactly was asked and answered: days, instant, zone, version, hash, and what every column means. */
export function ReportFacts({ report, timezone }: { report: ShownReport; timezone: string }) {
  const t = useTranslations("reports");
  const { question, definition } = report;
  return (
    <Card title={t("definition")}>
      <div className="grid gap-4">
        <DescriptionList
          columns={3}
          items={[
            { term: t("stamp.days"), detail: <span className="figures">{`${question.from} – ${question.asOf}`}</span> },
            { term: t("stamp.knownAt"), detail: <DateTime at={question.knownAt} zone={timezone} seconds /> },
            { term: t("stamp.timezone"), detail: timezone },
            { term: t("stamp.version"), detail: String(definition.version) },
            {
              term: t("stamp.hash"),
              detail: <span className="font-mono text-[0.8125em] break-all">{report.sha256}</span>,
              wide: true,
            },
          ]}
        />
        <dl className="grid gap-x-6 gap-y-1 text-[0.9375em] sm:grid-cols-[max-content_1fr]">
          {definition.columns.map(({ name }) => (
            <div key={name} className="contents">
              <dt className="font-medium">{t(`columns.${name}` as "columns.opening")}</dt>
              <dd className="text-ink-2">
                {t(`meanings.${definition.slug}.${name}` as "meanings.receivables.opening")}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
}
