import { BellRing } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { formatDate } from "@/app/_ui/time/format-date";
import { daysBetween } from "@/server/platform/dates";
import type { OwnHome } from "./home-data";

const soonDays = 30;

/** What is coming up for this home: a closing window, a due day, the first warm day. */
export function Notices({ home }: { home: OwnHome }) {
  const t = useTranslations("portal.home.notices");
  const locale = useLocale();
  const { today, money, supply } = home;
  const soon = (day: string | null | undefined): day is string =>
    Boolean(day) && day! >= today && daysBetween(today, day!) <= soonDays;
  const season = supply?.season ? (locale === "en" ? supply.season.name.en : supply.season.name.zh) : "";
  const notices: string[] = [];
  if (supply?.window.state === "open" && supply.state === "on" && soon(supply.window.applyBy)) {
    const day = supply.window.applyBy;
    notices.push(t("stopClosing", { season, days: daysBetween(today, day), day: formatDate(day, locale) }));
  }
  if (soon(money.dueOn)) notices.push(t("dueSoon", { day: formatDate(money.dueOn, locale) }));
  if (supply?.season && !supply.season.running && supply.state !== "stopped" && soon(supply.season.from)) {
    notices.push(t("seasonSoon", { season, day: formatDate(supply.season.from, locale) }));
  }
  return (
    <Card title={t("title")}>
      {notices.length === 0 ? (
        <p className="text-ink-3">{t("none")}</p>
      ) : (
        <ul className="grid gap-3">
          {notices.map((notice) => (
            <li key={notice} className="flex gap-3">
              <BellRing aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />
              <span>{notice}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
