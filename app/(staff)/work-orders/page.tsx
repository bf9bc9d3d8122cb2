import type { Metadata } from "next";
import { Wrench } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { workOrderFilter } from "@/server/tickets/schemas";
import { staffMay } from "@/tenants/permissions";
import { OrderTable } from "./order-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.orders"))("title") };
}

/** Field work: the dispatcher sees all of it, a technician what is theirs. */
export default async function WorkOrdersPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { session } = await requireStaff("work-orders.read");
  const office = staffMay(session.roles, "tickets.read");
  const given = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => value));
  const filter = workOrderFilter.catch({ view: "todo" }).parse(given);
  const caller = await api();
  const [{ rows, next, today }, counts, t] = await Promise.all([
    caller.staff["work-orders"].list(filter),
    caller.staff["work-orders"].counts(),
    getTranslations("tickets.orders"),
  ]);
  const views = office ? (["todo", "mine", "done", "all"] as const) : (["todo", "done"] as const);
  const count = { todo: counts.todo, mine: counts.mine, done: undefined, all: undefined };
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Card flush>
        <LinkTabs
          label={t("views")}
          className="px-2 pt-1"
          tabs={views.map((view) => ({
            href: `/work-orders?view=${view}`,
            label: t(view),
            ...(count[view] === undefined ? {} : { count: count[view] }),
            current: filter.view === view,
          }))}
        />
        {rows.length === 0 ? (
          <EmptyState icon={<Wrench />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <ClientMessages of={["tickets"]}>
            <OrderTable rows={rows} today={today} />
          </ClientMessages>
        )}
        <Pager
          nextHref={next ? `/work-orders?${new URLSearchParams({ view: filter.view, after: next })}` : undefined}
        />
      </Card>
    </>
  );
}
