import { Wrench } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { formatDate, formatMoment } from "@/app/_ui/time/format-date";
import type { RequestPage } from "./request-page";

/** Who comes to the door, for what, and by which day. */
export function VisitsCard({ visits }: { visits: RequestPage["visits"] }) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  if (visits.length === 0) return null;
  return (
    <Card title={t("requests.visitTitle")}>
      <ul className="grid gap-4">
        {visits.map((visit, index) => {
          const kind = t(`orderKinds.${visit.kind}`);
          const done = visit.status === "done" && visit.doneAt;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- visits have no id for a resident, and never reorder
            <li key={index} className="flex items-start gap-3">
              <Wrench aria-hidden className="mt-1 size-5 shrink-0 text-ink-3" />
              <div>
                <p className="font-medium">
                  {done
                    ? t("requests.visitDone", {
                        kind,
                        day: formatDate(formatMoment(visit.doneAt as Date).slice(0, 10), locale),
                      })
                    : visit.dueOn
                      ? t("requests.visitDue", { kind, day: formatDate(visit.dueOn, locale) })
                      : kind}
                </p>
                {!done && (
                  <p className="text-ink-2">
                    {visit.assigneeName
                      ? t("requests.visitBy", { name: visit.assigneeName })
                      : t("requests.visitWaiting")}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
