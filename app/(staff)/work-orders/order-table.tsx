"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import type { Column } from "@/app/_ui/data-table/column";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { Status } from "@/app/_ui/status";
import type { WorkOrder } from "@/server/tickets/work-orders/get-work-order-row";

const tones = { open: "warn", assigned: "info", done: "ok", cancelled: "neutral" } as const;

/** Field work to send out and to do; on a phone each order is a card that a thumb can hit. */
export function OrderTable({ rows, today }: { rows: WorkOrder[]; today: string }) {
  const t = useTranslations("tickets");
  const router = useRouter();
  const columns: Column<WorkOrder>[] = [
    {
      key: "number",
      header: t("orders.number"),
      width: "12.5rem",
      cell: (row) => (
        <Link
          prefetch={false}
          href={`/work-orders/${row.workOrderNo}`}
          className="figures font-medium text-brand-text hover:underline"
        >
          {row.workOrderNo}
        </Link>
      ),
    },
    { key: "kind", header: t("orders.kind"), width: "7rem", cell: (row) => t(`orderKinds.${row.kind}`) },
    {
      key: "status",
      header: t("orders.status"),
      width: "7rem",
      cell: (row) => <Status tone={tones[row.status]}>{t(`orderStatuses.${row.status}`)}</Status>,
    },
    { key: "dueOn", header: t("orders.dueOn"), width: "10rem", cell: (row) => <DueDay row={row} today={today} /> },
    { key: "address", header: t("orders.address"), title: (row) => row.address, cell: (row) => row.address },
    {
      key: "assignee",
      header: t("orders.assignee"),
      width: "8rem",
      cell: (row) => row.assigneeName ?? <span className="text-ink-3">{t("orders.nobody")}</span>,
    },
  ];
  return (
    <DataTable
      caption={t("orders.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      minWidth="54rem"
      onOpen={(row) => router.push(`/work-orders/${row.workOrderNo}`)}
      card={(row) => (
        <Link prefetch={false} href={`/work-orders/${row.workOrderNo}`} className="grid gap-1 py-1">
          <span className="flex items-center justify-between gap-3">
            <span className="text-[1.0625em] font-semibold">{t(`orderKinds.${row.kind}`)}</span>
            <Status tone={tones[row.status]}>{t(`orderStatuses.${row.status}`)}</Status>
          </span>
          <span>{row.address}</span>
          <span className="flex justify-between gap-3 text-[0.9375em] text-ink-2">
            <DueDay row={row} today={today} />
            <span>{row.assigneeName ?? t("orders.nobody")}</span>
          </span>
        </Link>
      )}
    />
  );
}

function DueDay({ row, today }: { row: WorkOrder; today: string }) {
  const t = useTranslations("tickets.orders");
  if (!row.dueOn) return null;
  const open = row.status === "open" || row.status === "assigned";
  const late = open && row.dueOn < today;
  const now = open && row.dueOn === today;
  return (
    <span
      className={cx(
        "figures whitespace-nowrap",
        late ? "font-medium text-danger" : now ? "font-medium text-warn" : "text-ink-2",
      )}
    >
      {row.dueOn}
      {(late || now) && <span className="ml-1.5">{t(late ? "late" : "today")}</span>}
    </span>
  );
}
