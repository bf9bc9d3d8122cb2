"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import type { Column } from "@/app/_ui/data-table/column";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { DateTime } from "@/app/_ui/time/date-time";
import type { TicketRow } from "@/server/tickets/list-tickets";
import { DueTime } from "./due-time";
import { PhaseStatus } from "./phase-status";

type TicketTableProps = { rows: TicketRow[]; now: Date; zone: string; empty: string; emptyHint: string };

/** The queue: arrow keys choose, Enter opens; on a phone a list of cards. */
export function TicketTable({ rows, now, zone, empty, emptyHint }: TicketTableProps) {
  const t = useTranslations("tickets");
  const router = useRouter();
  const columns = useColumns(now, zone);
  if (rows.length === 0) {
    return (
      <div className="px-4 py-12 text-center">
        <p className="text-[1.0625em] font-semibold">{empty}</p>
        <p className="mt-1 text-ink-2">{emptyHint}</p>
      </div>
    );
  }
  return (
    <DataTable
      caption={t("queue.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      minWidth="58rem"
      onOpen={(row) => router.push(`/tickets/${row.ticketNo}`)}
      card={(row) => <TicketCard row={row} now={now} zone={zone} />}
      summary={t("queue.rows", { count: rows.length })}
    />
  );
}

function useColumns(now: Date, zone: string): Column<TicketRow>[] {
  const t = useTranslations("tickets");
  const locale = useLocale();
  return [
    {
      key: "ticketNo",
      header: t("queue.ticket"),
      width: "11.5rem",
      cell: (row) => (
        <Link
          prefetch={false}
          href={`/tickets/${row.ticketNo}`}
          className="figures font-medium text-brand-text hover:underline"
        >
          {row.ticketNo}
        </Link>
      ),
    },
    { key: "type", header: t("queue.type"), width: "7rem", cell: (row) => t(`types.${row.type}`) },
    {
      key: "state",
      header: t("queue.state"),
      width: "10.5rem",
      title: (row) => say(row.state, locale),
      cell: (row) => <PhaseStatus phase={row.phase}>{say(row.state, locale)}</PhaseStatus>,
    },
    {
      key: "due",
      header: t("queue.due"),
      width: "7.5rem",
      cell: (row) => (
        <DueTime dueAt={row.dueAt} now={now} closed={row.phase !== "open"} overran={row.overran} zone={zone} />
      ),
    },
    {
      key: "home",
      header: t("queue.home"),
      title: (row) => `${row.accountNo ?? ""} ${row.address ?? ""}`,
      cell: (row) => (
        <>
          {row.accountNo && <span className="figures mr-2 text-ink-2">{row.accountNo}</span>}
          {row.address ?? row.openedByName}
        </>
      ),
    },
    {
      key: "channel",
      header: t("queue.channel"),
      width: "6rem",
      from: "xl",
      cell: (row) => t(`channels.${row.channel}`),
    },
    {
      key: "opened",
      header: t("queue.opened"),
      width: "9.5rem",
      from: "lg",
      cell: (row) => <DateTime at={row.openedAt} zone={zone} className="text-ink-2" />,
    },
    {
      key: "assignee",
      header: t("queue.assignee"),
      width: "6.5rem",
      from: "lg",
      cell: (row) => row.assigneeName ?? "",
    },
  ];
}

function TicketCard({ row, now, zone }: { row: TicketRow; now: Date; zone: string }) {
  const t = useTranslations("tickets");
  const locale = useLocale();
  return (
    <Link prefetch={false} href={`/tickets/${row.ticketNo}`} className="grid gap-1">
      <span className="flex items-center justify-between gap-3">
        <span className="font-medium">
          {t(`types.${row.type}`)} <span className="figures text-[0.875em] font-normal text-ink-3">{row.ticketNo}</span>
        </span>
        <DueTime dueAt={row.dueAt} now={now} closed={row.phase !== "open"} overran={row.overran} zone={zone} />
      </span>
      <span className="truncate text-ink-2">{row.address ?? row.openedByName}</span>
      <span className="flex flex-wrap items-center gap-2">
        <PhaseStatus phase={row.phase}>{say(row.state, locale)}</PhaseStatus>
        {row.assigneeName && <span className="text-[0.875em] text-ink-3">{row.assigneeName}</span>}
      </span>
    </Link>
  );
}
