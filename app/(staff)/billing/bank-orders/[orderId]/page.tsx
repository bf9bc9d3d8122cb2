import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { buttonClasses } from "@/app/_ui/button-classes";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { getOrder } from "@/server/billing/bank-orders/list-orders";
import { AwaitWork } from "../../bank-files/[fileId]/await-work";
import { bankOrderTones, fateTones } from "../tones";
import { CloseOrder } from "./close-order";

type Order = Awaited<ReturnType<typeof getOrder>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.bankOrders"))("title") };
}

/** One order: its file, and what the bank has answered line by line. */
export default async function BankOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { site } = await requireStaff("cashier.bank-files");
  const { orderId } = await params;
  const [order, t, billing, locale] = await Promise.all([
    api().then((call) => call.staff.cashier["get-bank-order"]({ orderId })),
    getTranslations("cashier.bankOrders"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const waiting = order.fates.find(({ fate }) => fate === "waiting")?.count ?? 0;
  return (
    <>
      {order.status === "making" && <AwaitWork />}
      <PageHeader
        title={order.orderNo}
        description={localName(order.profileName, locale)}
        status={<Status tone={bankOrderTones[order.status]}>{t(`status.${order.status}`)}</Status>}
        crumbs={[
          { label: billing("title"), href: "/billing" },
          { label: t("title"), href: "/billing/bank-orders" },
          { label: order.orderNo },
        ]}
        actions={
          <>
            {order.status === "ready" && waiting > 0 && (
              <ClientMessages of={["cashier", "errors"]}>
                <CloseOrder orderId={order.id} waiting={waiting} />
              </ClientMessages>
            )}
            {order.storageKey && (
              <a href={`/api/bank-orders/${order.id}`} download className={buttonClasses({ variant: "primary" })}>
                <Download aria-hidden />
                {t("download")}
              </a>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        {order.status === "making" && <Alert tone="info">{t("makingBody")}</Alert>}
        <Card>
          <DescriptionList
            items={[
              { term: t("lines"), detail: t("asked", { count: order.lines }) },
              { term: t("sum"), detail: <Money amountMinor={order.sumMinor} /> },
              { term: t("dueUntil"), detail: order.dueUntil },
              { term: t("collectOn"), detail: order.collectOn },
              { term: t("by"), detail: order.madeByName },
              { term: t("madeAt"), detail: <DateTime at={order.createdAt} zone={site.tenant.timezone} /> },
            ]}
          />
        </Card>
        <Fates fates={order.fates} />
        {order.unpaid.length > 0 && <Unpaid lines={order.unpaid} />}
      </div>
    </>
  );
}

async function Fates({ fates }: { fates: Order["fates"] }) {
  const t = await getTranslations("cashier.bankOrders");
  return (
    <Card title={t("answers")} flush>
      <Table caption={t("answers")}>
        <TableHead>
          <tr>
            <HeadCell>{t("fate")}</HeadCell>
            <HeadCell numeric>{t("lines")}</HeadCell>
            <HeadCell numeric>{t("askedSum")}</HeadCell>
            <HeadCell numeric>{t("paidSum")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {fates.map(({ fate, count, askedMinor, paidMinor }) => (
            <TableRow key={fate}>
              <Cell>
                <Status tone={fateTones[fate]}>{t(`fates.${fate}`)}</Status>
              </Cell>
              <Cell numeric>{formatCount(count)}</Cell>
              <Cell numeric>
                <Money amountMinor={askedMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={paidMinor} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

async function Unpaid({ lines }: { lines: Order["unpaid"] }) {
  const t = await getTranslations("cashier.bankOrders");
  return (
    <Card title={t("unpaid")} description={t("unpaidHint", { count: lines.length })} flush>
      <Table caption={t("unpaid")}>
        <TableHead>
          <tr>
            <HeadCell numeric>{t("line")}</HeadCell>
            <HeadCell>{t("accountNo")}</HeadCell>
            <HeadCell>{t("holder")}</HeadCell>
            <HeadCell numeric>{t("askedSum")}</HeadCell>
            <HeadCell numeric>{t("paidSum")}</HeadCell>
            <HeadCell>{t("fate")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.id}>
              <Cell numeric>{line.lineNo}</Cell>
              <Cell className="figures">
                <TextLink href={`/billing/accounts/${line.accountId}`}>{line.accountNo}</TextLink>
              </Cell>
              <Cell className="whitespace-nowrap">{line.holderName}</Cell>
              <Cell numeric>
                <Money amountMinor={line.amountMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={line.paidMinor} />
              </Cell>
              <Cell>
                <Status tone={fateTones[line.fate]}>{t(`fates.${line.fate}`)}</Status>
                {line.reason && <span className="ml-2 text-ink-2">{line.reason}</span>}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
