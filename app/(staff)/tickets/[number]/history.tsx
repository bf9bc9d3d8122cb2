import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { Badge } from "@/app/_ui/badge";
import { Timeline, type TimelineEntry } from "@/app/_ui/timeline";
import { DateTime } from "@/app/_ui/time/date-time";
import type { describeHistory } from "@/server/tickets/describe-ticket";
import type { Text, Workflow } from "@/tenants/schemas/workflow";

type Event = Awaited<ReturnType<typeof describeHistory>>[number];
type HistoryProps = { events: Event[]; next: Text[]; open: boolean; documents: Workflow["documents"]; zone: string };

/** What was done to a ticket, by whom and when, and what most likely comes. */
export function History({ events, next, open, documents, zone }: HistoryProps) {
  const t = useTranslations("tickets");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const titleOf = (event: Event) => {
    if (event.kind === "opened") return t("ticket.opened");
    if (event.kind === "moved") return event.move ? say(event.move, locale) : "";
    if (event.kind === "effect" && typeof event.data.document === "string") {
      const paper = documents.find((one) => one.kind === event.data.document);
      return t("ticket.documentAdded", {
        document: paper ? say(paper.label, locale) : typeof event.data.fileName === "string" ? event.data.fileName : "",
      });
    }
    if (typeof event.data.refused === "string") {
      const key = event.data.refused as Parameters<typeof errors>[0];
      const reason = errors.has(key) ? errors(key, (event.data.params ?? {}) as never) : key;
      return t("ticket.refusedMove", { move: event.move ? say(event.move, locale) : "", reason });
    }
    return t(event.kind === "effect" ? "ticket.factRecorded" : "ticket.note");
  };
  const done: TimelineEntry[] = events.map((event, index) => ({
    key: event.id,
    title: (
      <>
        {titleOf(event)}
        {event.to && event.kind === "moved" && (
          <span className="font-normal text-ink-2"> → {say(event.to, locale)}</span>
        )}
        {!event.forResident && <Badge className="ml-2">{t("ticket.internal")}</Badge>}
      </>
    ),
    state: event.tone === "danger" ? "failed" : open && index === events.length - 1 ? "current" : "done",
    at: <DateTime at={event.at} zone={zone} />,
    by: event.actorKind === "system" ? t("ticket.automatic") : event.actorName,
    children: event.note ? <p className="whitespace-pre-line">{event.note}</p> : undefined,
  }));
  const ahead: TimelineEntry[] = next.map((title, index) => ({
    key: `next-${index}`,
    title: say(title, locale),
    state: "upcoming",
  }));
  return <Timeline entries={[...done, ...ahead]} />;
}
