import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { ticketFilter, ticketViews } from "@/server/tickets/schemas";
import { staffMay } from "@/tenants/permissions";
import { now as clock } from "@/server/platform/clock";
import { QueueFilter } from "./_parts/queue-filter";
import { TicketTable } from "./_parts/ticket-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.queue"))("title") };
}

/** The office's work: what waits for my role first, by due time. */
export default async function TicketsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { site, session } = await requireStaff("tickets.read");
  const given = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => value));
  const filter = ticketFilter.catch({ view: "waiting" }).parse(given);
  const caller = await api();
  const [{ rows, next }, counts, t] = await Promise.all([
    caller.staff.tickets.list(filter),
    caller.staff.tickets.counts(),
    getTranslations("tickets.queue"),
  ]);
  const count = { waiting: counts.waiting, mine: counts.mine, overdue: counts.overdue, all: undefined };
  const tabs = ticketViews.map((view) => ({
    href: `/tickets?view=${view}`,
    label: t(view),
    ...(count[view] === undefined ? {} : { count: count[view] }),
    current: filter.view === view,
  }));
  const { after: _after, ...kept } = filter;
  const query = (extra: Record<string, string>) => `/tickets?${new URLSearchParams({ ...kept, ...extra })}`;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          staffMay(session.roles, "tickets.open") && (
            <LinkButton href="/tickets/new">
              <Plus aria-hidden />
              {t("new")}
            </LinkButton>
          )
        }
      />
      <Card flush>
        <LinkTabs label={t("views")} tabs={tabs} className="px-2 pt-1" />
        <QueueFilter filter={filter} states={counts.states} />
        <ClientMessages of={["tickets"]}>
          <TicketTable
            rows={rows}
            now={clock()}
            zone={site.tenant.timezone}
            empty={t(filter.view === "waiting" ? "emptyWaiting" : "empty")}
            emptyHint={t("emptyHint")}
          />
        </ClientMessages>
        <Pager
          previousHref={filter.after ? query({}) : undefined}
          nextHref={next ? query({ after: next }) : undefined}
        />
      </Card>
    </>
  );
}
