import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { AccountWork } from "./types";

const phases = { open: "info", done: "ok", rejected: "danger", cancelled: "neutral" } as const;
const fates = { queued: "info", sent: "ok", failed: "danger" } as const;

/** The latest requests of an account and what was sent to its people. */
export function WorkCards({ work, zone }: { work: AccountWork; zone: string }) {
  const t = useTranslations("accounts.page");
  return (
    <>
      <Card flush title={t("tickets")}>
        {work.tickets.length === 0 ? (
          <p className="px-(--card-p) pb-(--card-p) text-ink-3">{t("noTickets")}</p>
        ) : (
          <Table caption={t("tickets")}>
            <TableHead>
              <tr>
                <HeadCell>{t("ticketNo")}</HeadCell>
                <HeadCell>{t("subject")}</HeadCell>
                <HeadCell>{t("phase")}</HeadCell>
                <HeadCell>{t("openedAt")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {work.tickets.map((ticket) => (
                <TableRow key={ticket.id}>
                  <Cell className="whitespace-nowrap">
                    <TextLink href={`/tickets/${ticket.id}`} className="figures">
                      {ticket.ticketNo}
                    </TextLink>
                  </Cell>
                  <Cell>{ticket.subject}</Cell>
                  <Cell className="whitespace-nowrap">
                    <Status tone={phases[ticket.phase]}>{t(`phases.${ticket.phase}`)}</Status>
                  </Cell>
                  <Cell>
                    <DateTime at={ticket.openedAt} zone={zone} />
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      <Card title={t("messages")}>
        {work.messages.length === 0 ? (
          <p className="text-ink-3">{t("noMessages")}</p>
        ) : (
          <ul className="grid gap-3">
            {work.messages.map((message) => (
              <li key={message.id} className="grid gap-0.5">
                <span className="flex flex-wrap items-center gap-x-3 text-[0.9375em] text-ink-3">
                  <span>{t(`channels.${message.channel}`)}</span>
                  <span className="figures">{message.recipient}</span>
                  <Status tone={fates[message.status]}>{t(`messageStatus.${message.status}`)}</Status>
                  <DateTime at={message.createdAt} zone={zone} className="ml-auto" />
                </span>
                <span className="line-clamp-3 whitespace-pre-line">
                  {message.body ?? <span className="text-ink-3">{t("hiddenCode")}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
