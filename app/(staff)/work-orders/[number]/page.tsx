import { Phone } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { say } from "@/app/_i18n/say";
import { AreaNames } from "@/app/_requests/area-names";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { buttonClasses } from "@/app/_ui/button-classes";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { TextLink } from "@/app/_ui/text-link";
import { DateText } from "@/app/_ui/time/date-text";
import { DateTime } from "@/app/_ui/time/date-time";
import { AssignForm } from "./assign-form";
import { CompleteForm } from "./complete-form";

type Params = { params: Promise<{ number: string }> };
const tones = { open: "warn", assigned: "info", done: "ok", cancelled: "neutral" } as const;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: decodeURIComponent((await params).number) };
}

/** One piece of field work: where, what, whom to call, and the report when it is done. Made for a phone in the stairwell. */
export default async function WorkOrderPage({ params }: Params) {
  const { site } = await requireStaff("work-orders.read");
  const { number } = await params;
  const [{ order, valve, ticket, technicians, may }, t, locale] = await Promise.all([
    (await api()).staff["work-orders"].get({ workOrderNo: decodeURIComponent(number) }),
    getTranslations("tickets"),
    getLocale(),
  ]);
  const open = order.status === "open" || order.status === "assigned";
  const { result, about } = order;
  const words = (key: string) => {
    const word = result?.[key];
    return typeof word === "string" ? word : "";
  };
  const items = [
    ...(about.calledOff
      ? [{ term: t("orders.calledOffTerm"), detail: t(`orders.calledOff.${about.calledOff as "paid"}`), wide: true }]
      : []),
    { term: t("orders.address"), detail: <span className="text-[1.0625em]">{order.address}</span>, wide: true },
    { term: t("orders.dueOn"), detail: order.dueOn ? <DateText day={order.dueOn} long /> : "—" },
    { term: t("orders.assignee"), detail: order.assigneeName ?? t("orders.nobody") },
    ...(order.servicePointId
      ? [
          {
            term: t("orders.valve"),
            detail: valve
              ? t("orders.valveSince", { state: t(`valves.${valve.state}`), day: valve.validFrom })
              : t("orders.unknown"),
          },
        ]
      : []),
    ...(ticket
      ? [
          {
            term: t("orders.ticket"),
            detail: may.readTicket ? (
              <TextLink href={`/tickets/${ticket.ticketNo}`}>
                {say(ticket.title, locale)} <span className="figures">{ticket.ticketNo}</span>
              </TextLink>
            ) : (
              `${say(ticket.title, locale)} ${ticket.ticketNo}`
            ),
          },
        ]
      : []),
    ...(about.meterNo ? [{ term: t("orders.meter"), detail: <span className="figures">{about.meterNo}</span> }] : []),
    ...(about.value ? [{ term: t("orders.meterValue"), detail: <span className="figures">{about.value}</span> }] : []),
    ...(about.owedMinor ? [{ term: t("orders.owed"), detail: <Money amountMinor={BigInt(about.owedMinor)} /> }] : []),
    ...(about.areas ? [{ term: t("orders.areas"), detail: <AreaNames areas={about.areas} />, wide: true }] : []),
    ...(order.instruction ? [{ term: t("orders.instruction"), detail: order.instruction, wide: true }] : []),
  ];
  return (
    <ClientMessages of={["tickets", "errors"]}>
      <PageHeader
        crumbs={[{ label: t("orders.title"), href: "/work-orders" }, { label: order.workOrderNo }]}
        title={t(`orderKinds.${order.kind}`)}
        status={<Status tone={tones[order.status]}>{t(`orderStatuses.${order.status}`)}</Status>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <Card>
            <DescriptionList items={items} />
            {order.contactPhone ? (
              <a
                href={`tel:${order.contactPhone}`}
                className={buttonClasses({
                  variant: "secondary",
                  size: "lg",
                  block: true,
                  className: "figures mt-4 sm:w-auto",
                })}
              >
                <Phone aria-hidden />
                {t("orders.call", { phone: order.contactPhone })}
              </a>
            ) : (
              <p className="mt-4 text-ink-3">{t("orders.noPhone")}</p>
            )}
          </Card>
          {!open && (
            <Card title={t("orders.result")}>
              <DescriptionList
                items={[
                  ...(words("outcome")
                    ? [
                        {
                          term: t("orders.outcome"),
                          detail: t(words("outcome") === "passed" ? "orders.passed" : "orders.failed"),
                        },
                      ]
                    : []),
                  ...(words("valveState")
                    ? [{ term: t("orders.valveAfter"), detail: t(`valves.${words("valveState") as "open"}`) }]
                    : []),
                  ...(words("note") ? [{ term: t("orders.note"), detail: words("note"), wide: true }] : []),
                  ...(order.doneAt
                    ? [
                        {
                          term: t("orders.completed"),
                          detail: (
                            <>
                              {order.doneByName} · <DateTime at={order.doneAt} zone={site.tenant.timezone} />
                            </>
                          ),
                          wide: true,
                        },
                      ]
                    : []),
                ]}
              />
            </Card>
          )}
        </div>
        {open && (
          <div className="grid gap-4">
            {may.complete && (
              <Card title={t("orders.complete")}>
                <CompleteForm id={order.id} kind={order.kind} />
              </Card>
            )}
            {may.assign && (
              <Card title={t(order.assigneeUserId ? "orders.reassign" : "orders.assign")}>
                <AssignForm order={order} technicians={technicians} />
              </Card>
            )}
          </div>
        )}
      </div>
    </ClientMessages>
  );
}
