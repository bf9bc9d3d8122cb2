import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { TextLink } from "@/app/_ui/text-link";
import { DateText } from "@/app/_ui/time/date-text";
import type { WorkOrder } from "@/server/tickets/work-orders/get-work-order-row";

const orderTones = { open: "warn", assigned: "info", done: "ok", cancelled: "neutral" } as const;

/** The field work that a ticket has set in motion. */
export function WorkOrdersCard({ orders }: { orders: WorkOrder[] }) {
  const t = useTranslations("tickets");
  if (orders.length === 0) return null;
  return (
    <Card title={t("ticket.workOrders")}>
      <ul className="grid gap-3">
        {orders.map((order) => (
          <li key={order.id} className="grid gap-0.5">
            <span className="flex items-center justify-between gap-2">
              <TextLink href={`/work-orders/${order.workOrderNo}`}>
                {t(`orderKinds.${order.kind}`)} <span className="figures">{order.workOrderNo}</span>
              </TextLink>
              <Status tone={orderTones[order.status]}>{t(`orderStatuses.${order.status}`)}</Status>
            </span>
            <span className="text-[0.875em] text-ink-3">
              {order.assigneeName ?? t("orders.nobody")}
              {order.dueOn && (
                <>
                  {" · "}
                  {t("orders.dueOn")} <DateText day={order.dueOn} />
                </>
              )}
            </span>
            {typeof order.result?.note === "string" && order.result.note && (
              <span className="text-ink-2">{order.result.note}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
