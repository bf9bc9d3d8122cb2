import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Card } from "@/app/_ui/card";
import { Timeline, type TimelineEntry } from "@/app/_ui/timeline";
import { DateTime } from "@/app/_ui/time/date-time";
import type { RequestPage } from "./request-page";

type Event = RequestPage["history"][number];

/** What has happened so far, where it stands, and the steps that most likely follow. */
export function Journey({ page, zone }: { page: RequestPage; zone: string }) {
  const t = useTranslations("tickets.requests");
  const locale = useLocale();
  const open = page.ticket.phase === "open";
  const who = (event: Event) =>
    event.actorKind === "resident" ? t("you") : event.actorKind === "system" ? t("house") : t("office");
  const titleOf = (event: Event) => {
    if (event.kind === "opened") return t(event.actorKind === "resident" ? "submittedEvent" : "submittedByOffice");
    if (event.kind === "moved") return event.to ? say(event.to, locale) : "";
    return t(event.kind === "note" ? "noteEvent" : event.actorKind === "resident" ? "documentEvent" : "updateEvent");
  };
  const last = page.history.at(-1);
  const arrived = open && last?.kind === "moved";
  const past: TimelineEntry[] = page.history.map((event) => ({
    key: event.id,
    title: titleOf(event),
    state:
      arrived && event === last
        ? "current"
        : event.toState === page.state.key && page.ticket.phase === "rejected"
          ? "failed"
          : "done",
    at: <DateTime at={event.at} zone={zone} />,
    ...(event.kind === "opened" ? {} : { by: who(event) }),
    children: event.note ? (
      <p className="whitespace-pre-line rounded-md bg-subtle px-3 py-2">{event.note}</p>
    ) : undefined,
  }));
  const now: TimelineEntry[] =
    open && !arrived ? [{ key: "now", title: say(page.state.title, locale), state: "current" }] : [];
  const ahead: TimelineEntry[] = page.ahead.map((state) => ({
    key: state.key,
    title: say(state.title, locale),
    state: "upcoming",
  }));
  return (
    <Card title={t("history")}>
      <Timeline entries={[...past, ...now, ...ahead]} />
    </Card>
  );
}
