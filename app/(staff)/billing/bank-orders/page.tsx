import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { listOrders } from "@/server/billing/bank-orders/list-orders";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { BankTabs } from "../bank-files/bank-tabs";
import { MakeOrder } from "./make-order";
import { bankOrderTones } from "./tones";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.bankOrders"))("title") };
}

/** What banks were asked to collect, and where the next file is made. */
export default async function BankOrdersPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { site } = await requireStaff("cashier.bank-files");
  const { before } = await searchParams;
  const until = before && !Number.isNaN(Date.parse(before)) ? new Date(before) : undefined;
  const [{ orders, profiles, next }, t, billing, locale] = await Promise.all([
    api().then((call) => call.staff.cashier["list-bank-orders"]({ before: until })),
    getTranslations("cashier.bankOrders"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const choices = profiles.map(({ slug, name }) => ({ slug, label: localName(name, locale) }));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
      />
      <BankTabs current="orders" />
      <div className="grid gap-4">
        <Card title={t("make")} description={t("makeHint")}>
          {choices.length === 0 ? (
            <Alert tone="warn">{t("noProfile")}</Alert>
          ) : (
            <ClientMessages of={["cashier", "errors"]}>
              <MakeOrder profiles={choices} today={dayOf(now(), site.tenant.timezone)} />
            </ClientMessages>
          )}
        </Card>
        <Card title={t("list")} flush>
          {orders.length === 0 ? (
            <EmptyState icon={<Landmark />} title={t("empty")} />
          ) : (
            <List orders={orders} zone={site.tenant.timezone} />
          )}
          <Pager nextHref={next ? `/billing/bank-orders?before=${next.toISOString()}` : undefined} />
        </Card>
      </div>
    </>
  );
}

async function List({ orders, zone }: { orders: Awaited<ReturnType<typeof listOrders>>["orders"]; zone: string }) {
  const t = await getTranslations("cashier.bankOrders");
  return (
    <Table caption={t("list")}>
      <TableHead>
        <tr>
          <HeadCell>{t("no")}</HeadCell>
          <HeadCell>{t("madeAt")}</HeadCell>
          <HeadCell>{t("by")}</HeadCell>
          <HeadCell>{t("dueUntil")}</HeadCell>
          <HeadCell numeric>{t("lines")}</HeadCell>
          <HeadCell numeric>{t("sum")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {orders.map((order) => (
          <TableRow key={order.id}>
            <Cell className="whitespace-nowrap">
              <TextLink href={`/billing/bank-orders/${order.id}`} className="figures">
                {order.orderNo}
              </TextLink>
            </Cell>
            <Cell>
              <DateTime at={order.createdAt} zone={zone} />
            </Cell>
            <Cell className="whitespace-nowrap">{order.madeByName}</Cell>
            <Cell className="figures whitespace-nowrap">{order.dueUntil}</Cell>
            <Cell numeric>{formatCount(order.lines)}</Cell>
            <Cell numeric>
              <Money amountMinor={order.sumMinor} />
            </Cell>
            <Cell>
              <Status tone={bankOrderTones[order.status]}>{t(`status.${order.status}`)}</Status>
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
