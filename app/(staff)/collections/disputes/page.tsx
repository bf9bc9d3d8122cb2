import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { CollectionTabs } from "../_parts/collection-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("collections.disputes"))("title") };
}

const tones = { upheld: "ok", rejected: "neutral" } as const;

/** Bills that customers doubt: no late fee runs for them and nobody is dunned. */
export default async function DisputesPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  await requireStaff("collections.read");
  const { before } = await searchParams;
  const [{ rows, next }, t] = await Promise.all([
    api().then((call) => call.staff.collections["list-disputes"]({ before })),
    getTranslations("collections.disputes"),
  ]);
  return (
    <ClientMessages of={["collections", "errors"]}>
      <CollectionTabs current="disputes" />
      <Card title={t("title")} description={t("hint")} flush>
        {rows.length === 0 ? (
          <EmptyState icon={<Scale />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        ) : (
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("bill")}</HeadCell>
                <HeadCell numeric className="hidden sm:table-cell">
                  {t("amount")}
                </HeadCell>
                <HeadCell>{t("reason")}</HeadCell>
                <HeadCell className="hidden sm:table-cell">{t("openedOn")}</HeadCell>
                <HeadCell>{t("state")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((one) => (
                <TableRow key={one.id}>
                  <Cell>
                    <TextLink href={`/billing/bills/${one.billId}`} className="figures whitespace-nowrap">
                      {one.billNo}
                    </TextLink>
                    <span className="block text-[0.875em] text-ink-3">
                      <span className="figures">{one.accountNo}</span> {one.address}
                    </span>
                  </Cell>
                  <Cell numeric className="hidden sm:table-cell">
                    <Money amountMinor={one.amountMinor} />
                  </Cell>
                  <Cell className="max-w-80 min-w-28">
                    {one.reason}
                    {one.closeNote && <span className="block text-[0.875em] text-ink-3">{one.closeNote}</span>}
                  </Cell>
                  <Cell className="hidden whitespace-nowrap sm:table-cell">
                    <span className="figures">{one.openedOn}</span>
                    <span className="block text-[0.875em] text-ink-3">{one.openedBy}</span>
                  </Cell>
                  <Cell>
                    {one.outcome ? (
                      <Status tone={tones[one.outcome]}>{t(`outcomes.${one.outcome}`)}</Status>
                    ) : (
                      <Status tone="warn">{t("open")}</Status>
                    )}
                    {one.closedOn && <span className="figures block text-[0.875em] text-ink-3">{one.closedOn}</span>}
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        <Pager nextHref={next ? `/collections/disputes?${new URLSearchParams({ before: next })}` : undefined} />
      </Card>
    </ClientMessages>
  );
}
