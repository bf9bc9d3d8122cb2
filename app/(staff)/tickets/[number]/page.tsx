import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { say } from "@/app/_i18n/say";
import { FormList } from "@/app/_requests/form-list";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageHeader } from "@/app/_ui/page-header";
import { DateTime } from "@/app/_ui/time/date-time";
import { staffMay } from "@/tenants/permissions";
import { DueTime } from "../_parts/due-time";
import { PhaseStatus } from "../_parts/phase-status";
import { AccountCard } from "./account-card";
import { ClaimButton } from "./claim-button";
import { DocumentsCard } from "./documents-card";
import { History } from "./history";
import { MovePanel } from "./move-panel";
import { NoteForm } from "./note-form";
import { WorkOrdersCard } from "./work-orders-card";

type Params = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: decodeURIComponent((await params).number) };
}

/** One ticket: what was asked, what is there, what was done, and what the reader can do now. */
export default async function TicketPage({ params }: Params) {
  const { site, session } = await requireStaff("tickets.read");
  const { number } = await params;
  const [page, t, errors, locale] = await Promise.all([
    (await api()).staff.tickets.get({ ticketNo: decodeURIComponent(number) }),
    getTranslations("tickets"),
    getTranslations("errors"),
    getLocale(),
  ]);
  const zone = site.tenant.timezone;
  const { ticket } = page;
  const open = ticket.phase === "open";
  const mayMove = staffMay(session.roles, "tickets.transition");
  const claimable = open && mayMove && (!ticket.assigneeUserId || ticket.assigneeUserId === session.userId);
  return (
    <ClientMessages of={["tickets", "errors"]}>
      <PageHeader
        crumbs={[{ label: t("queue.title"), href: "/tickets" }, { label: ticket.ticketNo }]}
        title={
          <>
            {say(page.title, locale)} <span className="figures text-ink-2">{ticket.ticketNo}</span>
          </>
        }
        status={<PhaseStatus phase={ticket.phase}>{say(page.state, locale)}</PhaseStatus>}
        actions={claimable && <ClaimButton ticketId={ticket.id} claimed={ticket.assigneeUserId === session.userId} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="order-2 grid min-w-0 gap-4 lg:order-1">
          <Card title={t("ticket.form")}>
            <FormList entries={page.form} areas={page.areas} columns={3} />
          </Card>
          <DocumentsCard page={page} zone={zone} />
          <Card title={t("ticket.history")}>
            <History events={page.history} next={page.next} open={open} documents={page.documents.wanted} zone={zone} />
            <NoteForm ticketId={ticket.id} />
          </Card>
        </div>
        <div className="order-1 grid min-w-0 gap-4 lg:sticky lg:top-4 lg:order-2">
          <Card title={t("ticket.actions")}>
            {open ? (
              <>
                {page.waits.length > 0 && (
                  <Alert tone="info" title={t("ticket.waits")} className="mb-3">
                    {page.waits.map((wait) => (
                      <p key={wait.condition}>
                        {errors.has(wait.code as never)
                          ? errors(wait.code as never, wait.params as never)
                          : t(`conditions.${wait.condition}`)}
                      </p>
                    ))}
                  </Alert>
                )}
                {mayMove && (
                  <MovePanel ticketId={ticket.id} revision={ticket.revision} moves={page.moves} titles={page.titles} />
                )}
              </>
            ) : (
              <p className="text-ink-3">{t("ticket.closed")}</p>
            )}
          </Card>
          <Card>
            <DescriptionList
              columns={2}
              items={[
                {
                  term: t("ticket.due"),
                  detail: (
                    <DueTime dueAt={ticket.dueAt} now={page.now} closed={!open} overran={ticket.overran} zone={zone} />
                  ),
                },
                { term: t("ticket.since"), detail: <DateTime at={ticket.stateSince} zone={zone} /> },
                { term: t("queue.applicant"), detail: ticket.openedByName },
                { term: t("queue.opened"), detail: <DateTime at={ticket.openedAt} zone={zone} /> },
                { term: t("ticket.channel"), detail: t(`channels.${ticket.channel}`) },
                { term: t("ticket.assignee"), detail: ticket.assigneeName ?? t("ticket.nobody") },
                { term: t("workflows.title"), detail: t("ticket.version", { version: page.version }) },
              ]}
            />
          </Card>
          <AccountCard account={page.account} others={page.others} />
          <WorkOrdersCard orders={page.workOrders} />
        </div>
      </div>
    </ClientMessages>
  );
}
