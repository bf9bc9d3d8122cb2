"use client";
import { CalendarClock, Repeat, Snowflake, TriangleAlert, Wrench } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/app/_ui/money/money";
import { DateText } from "@/app/_ui/time/date-text";
import { formatDate } from "@/app/_ui/time/format-date";
import { Points } from "../_request/points";
import { useWords } from "../_request/workflow-fields";
import type { StopPreview } from "./stop-preview";

/** What a stop is, what it saves and until when it can be asked for. */
export function StopIntro({ preview, intro }: { preview: StopPreview; intro: string }) {
  const t = useTranslations("supply.stop");
  const words = useWords();
  const locale = useLocale();
  const { season, fee } = preview;
  if (!season) return null;
  const saving = fee ? fee.suppliedMinor - fee.feeMinor : 0n;
  return (
    <div className="grid gap-5">
      <p className="text-[1.0625em]">{intro}</p>
      <div className="rounded-lg bg-brand-soft p-4">
        <p className="font-semibold">{words(season.name)}</p>
        <p className="text-ink-2">
          <DateText day={season.from} long /> – <DateText day={season.to} long />
        </p>
        {fee && (
          <dl className="mt-3 grid gap-2">
            <Sum label={t("ifHeated")} value={<Money amountMinor={fee.suppliedMinor} />} />
            <Sum label={t("ifStopped")} value={<Money amountMinor={fee.feeMinor} size="large" />} />
            {saving > 0n && (
              <Sum label={t("saving")} value={<Money amountMinor={saving} className="font-semibold text-ok" />} />
            )}
          </dl>
        )}
      </div>
      <Points
        items={[
          { icon: <CalendarClock />, text: t("applyByDay", { day: formatDate(season.applyBy, locale) }) },
          { icon: <Snowflake />, text: t("wholeSeason") },
          { icon: <Repeat />, text: t("untilResumed") },
          { icon: <Wrench />, text: t("valve") },
          { icon: <TriangleAlert />, text: t("neighbours") },
        ]}
      />
    </div>
  );
}

function Sum({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
