import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import type { Item } from "@/server/billing/reconciliation/compare-items";
import { differenceInput } from "@/server/billing/schemas";
import { getCauseWords } from "../get-cause-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.reconciliation"))("itemsTitle") };
}

type Props = { searchParams: Promise<Record<string, string | undefined>> };

/** What a difference of the day's reconciliation is made of, item by item. */
export default async function DifferencePage({ searchParams }: Props) {
  await requireStaff("cashier.read");
  const asked = differenceInput.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { day, channel, cause } = asked.data;
  const [{ items, next }, t, billing, causeOf] = await Promise.all([
    api().then((call) => call.staff.cashier["list-difference"](asked.data)),
    getTranslations("cashier.reconciliation"),
    getTranslations("billing.staff"),
    getCauseWords(),
  ]);
  return (
    <>
      <PageHeader
        title={causeOf(cause)}
        description={
          <>
            {t(`channelNames.${channel}`)} · <span className="figures">{day}</span>
          </>
        }
        crumbs={[
          { label: billing("title"), href: "/billing" },
          { label: t("title"), href: `/billing/reconciliation?day=${day}` },
          { label: t("itemsTitle") },
        ]}
      />
      <Card title={t("itemsTitle")} flush>
        {items.length === 0 ? (
          <EmptyState title={t("noItems")} />
        ) : (
          <Items items={items} online={channel === "online"} />
        )}
        <Pager
          nextHref={
            next
              ? `/billing/reconciliation/items?${new URLSearchParams({ day, channel, cause, after: next })}`
              : undefined
          }
        />
      </Card>
    </>
  );
}

async function Items({ items, online }: { items: Item[]; online: boolean }) {
  const t = await getTranslations("cashier.reconciliation");
  return (
    <Table caption={t("itemsTitle")}>
      <TableHead>
        <tr>
          <HeadCell>{t("reference")}</HeadCell>
          <HeadCell>{t("where")}</HeadCell>
          <HeadCell numeric>{t("outside")}</HeadCell>
          <HeadCell numeric>{t("ledger")}</HeadCell>
          <HeadCell numeric>{t("difference")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {items.map((item) => (
          <TableRow key={item.id}>
            <Cell className="figures min-w-40 break-all">{item.reference}</Cell>
            <Cell className="whitespace-nowrap">
              {item.receiptNo ? (
                <TextLink href={`/billing/receipts/${item.paymentId}`}>{item.receiptNo}</TextLink>
              ) : online ? (
                <TextLink href="/billing/events">{t("events")}</TextLink>
              ) : (
                "—"
              )}
            </Cell>
            <Cell numeric>
              <Money amountMinor={item.outsideMinor} />
            </Cell>
            <Cell numeric>
              <Money amountMinor={item.ledgerMinor} />
            </Cell>
            <Cell numeric>
              <Money amountMinor={item.outsideMinor - item.ledgerMinor} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
