import { CircleCheckBig, CircleSlash, CircleX, Hourglass } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Card } from "@/app/_ui/card";
import { cx } from "@/app/_ui/cx";
import { formatDate, formatMoment } from "@/app/_ui/time/format-date";
import { hasTodo, type RequestPage } from "./request-page";

const looks = {
  open: { Icon: Hourglass, className: "bg-brand-soft text-brand-text" },
  done: { Icon: CircleCheckBig, className: "bg-ok-soft text-ok" },
  rejected: { Icon: CircleX, className: "bg-danger-soft text-danger" },
  cancelled: { Icon: CircleSlash, className: "bg-subtle text-ink-2" },
};

/** Where a request stands, in large words, and by when this step should be done. */
export function NowCard({ page, zone }: { page: RequestPage; zone: string }) {
  const t = useTranslations("tickets.requests");
  const locale = useLocale();
  const { Icon, className } = looks[page.ticket.phase];
  const reason = page.history.findLast((event) => event.kind === "moved" && event.note)?.note;
  const ended = page.ticket.phase === "rejected";
  return (
    <Card>
      <div className="flex items-start gap-4">
        <span aria-hidden className={cx("grid size-14 shrink-0 place-items-center rounded-full", className)}>
          <Icon className="size-7" />
        </span>
        <div className="min-w-0">
          <p className="text-ink-3">{t("now")}</p>
          <h2 className="text-2xl font-semibold tracking-tight">{say(page.state.title, locale)}</h2>
          {page.state.explain && <p className="mt-2 text-[1.0625em] text-ink-2">{say(page.state.explain, locale)}</p>}
          {ended && reason && <p className="mt-2 rounded-md bg-danger-soft px-3 py-2 text-ink">{reason}</p>}
          <Expected page={page} zone={zone} />
        </div>
      </div>
    </Card>
  );
}

function Expected({ page, zone }: { page: RequestPage; zone: string }) {
  const t = useTranslations("tickets.requests");
  const locale = useLocale();
  const { dueAt, phase } = page.ticket;
  if (phase !== "open" || !dueAt) return null;
  const late = new Date(dueAt) < new Date(page.now);
  const mine = hasTodo(page);
  if (late && !mine) return <p className="mt-3 font-medium text-warn">{t("expectedLate")}</p>;
  const [day = "", time = ""] = formatMoment(dueAt, zone).split(" ");
  return (
    <p className={cx("mt-3 font-medium", late && "text-danger")}>
      {t(mine ? "yourDeadline" : "expected", { time: `${formatDate(day, locale)} ${time}` })}
    </p>
  );
}
