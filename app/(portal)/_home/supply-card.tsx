import { Flame, Snowflake } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { formatDate } from "@/app/_ui/time/format-date";
import { daysBetween } from "@/server/platform/dates";
import type { OwnHome } from "./home-data";

/** Is it warm, in which season, and until when may a stop be asked for. */
export function SupplyCard({ supply, today }: { supply: NonNullable<OwnHome["supply"]>; today: string }) {
  const t = useTranslations("portal.home.supply");
  const locale = useLocale();
  const { season, state, window } = supply;
  const say = (day: string) => formatDate(day, locale);
  return (
    <Card title={t("title")} actions={<Status tone={state === "on" ? "warm" : "info"}>{t(state)}</Status>}>
      <div className="flex gap-3">
        <span
          aria-hidden
          className={`grid size-11 shrink-0 place-items-center rounded-full ${state === "on" ? "bg-warm-soft text-warm" : "bg-info-soft text-info"}`}
        >
          {state === "on" ? <Flame className="size-6" /> : <Snowflake className="size-6" />}
        </span>
        <div className="grid gap-0.5">
          {season && (
            <>
              <p className="font-medium">
                {season.running ? t("running") : t("ahead", { days: daysBetween(today, season.from) })}
              </p>
              <p className="text-ink-2">
                {t("season", {
                  season: locale === "en" ? season.name.en : season.name.zh,
                  from: say(season.from),
                  to: say(season.to),
                })}
              </p>
            </>
          )}
          {state !== "stopped" && window.applyBy && window.applyFrom && (
            <p className="text-ink-2">
              {window.state === "open" && t("stopUntil", { day: say(window.applyBy) })}
              {window.state === "not-yet" && t("stopFrom", { day: say(window.applyFrom) })}
              {window.state === "closed" && t("stopClosed", { day: say(window.applyBy) })}
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}
