import { BellRing } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { CollectionTabs } from "./_parts/collection-tabs";
import { batchTones } from "./_parts/tones";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("collections"))("title") };
}

/** What the night has drafted, and what became of earlier drafts. */
export default async function CollectionsPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  await requireStaff("collections.read");
  const { before } = await searchParams;
  const [{ rows, next }, t, locale] = await Promise.all([
    api().then((call) => call.staff.collections["list-batches"]({ before })),
    getTranslations("collections"),
    getLocale(),
  ]);
  return (
    <>
      <CollectionTabs current="batches" />
      <Card title={t("batches.title")} description={t("batches.hint")} flush>
        {rows.length === 0 ? (
          <EmptyState icon={<BellRing />} title={t("batches.none")}>
            {t("batches.noneHint")}
          </EmptyState>
        ) : (
          <Table caption={t("batches.title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("batches.step")}</HeadCell>
                <HeadCell>{t("batches.draftedOn")}</HeadCell>
                <HeadCell>{t("batches.state")}</HeadCell>
                <HeadCell numeric>{t("batches.accounts")}</HeadCell>
                <HeadCell numeric>{t("batches.total")}</HeadCell>
                <HeadCell numeric>{t("batches.carriedOut")}</HeadCell>
                <HeadCell numeric>{t("batches.skipped")}</HeadCell>
                <HeadCell>{t("batches.by")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((batch) => (
                <TableRow key={batch.id}>
                  <Cell className="whitespace-nowrap">
                    <TextLink href={`/collections/${batch.id}`}>{localName(batch.name, locale)}</TextLink>
                  </Cell>
                  <Cell className="figures whitespace-nowrap">{batch.draftedOn}</Cell>
                  <Cell>
                    <Status tone={batchTones[batch.status]}>{t(`batches.states.${batch.status}`)}</Status>
                  </Cell>
                  <Cell numeric>{formatCount(batch.accounts)}</Cell>
                  <Cell numeric>
                    <Money amountMinor={batch.totalMinor} />
                  </Cell>
                  <Cell numeric>{formatCount(batch.carriedOut)}</Cell>
                  <Cell numeric>{formatCount(batch.skipped)}</Cell>
                  <Cell>{batch.decidedBy ?? "—"}</Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        <Pager nextHref={next ? `/collections?${new URLSearchParams({ before: next })}` : undefined} />
      </Card>
    </>
  );
}
