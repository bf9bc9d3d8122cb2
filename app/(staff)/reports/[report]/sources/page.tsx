import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { now } from "@/server/platform/clock";
import { reportSlugs } from "@/server/reports/schemas";
import { figureText } from "../../figure-text";
import { readQuestion, type Wish, writeQuestion } from "../../read-question";
import type { Sources } from "../shown-report";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.sources"))("title") };
}

type Props = {
  params: Promise<{ report: string }>;
  searchParams: Promise<Wish & Partial<Record<"figure" | "key" | "split" | "afterDay" | "afterId", string>>>;
};

/** What a figure is made of: postings, settlements or areas, each with the document behind it. */
export default async function SourcesPage({ params, searchParams }: Props) {
  const { site } = await requireStaff("reports.read");
  const [{ report: asked }, wish, t, call] = await Promise.all([
    params,
    searchParams,
    getTranslations("reports"),
    api(),
  ]);
  const slug = reportSlugs.find((one) => one === asked);
  if (!slug || !wish.figure) notFound();
  const { timezone } = site.tenant;
  const { days } = await call.staff.reports.list();
  const question = readQuestion(slug, wish, { days, timezone, now: now() });
  const { figure, key, split, afterDay, afterId } = wish;
  const chosen = { figure, ...(key === undefined ? {} : { key }), ...(split === undefined ? {} : { split }) };
  const sources = await call.staff.reports.sources({
    ...question,
    ...chosen,
    ...(afterDay && afterId ? { after: { day: afterDay, id: afterId } } : {}),
  });
  const here = (more: Record<string, string>) =>
    `/reports/${slug}/sources?${writeQuestion(question, { ...chosen, ...more })}`;
  return (
    <>
      <PageHeader
        title={t("sources.of", { column: t(`columns.${figure}` as "columns.opening") })}
        description={t("sources.rule")}
        crumbs={[
          { label: t("title"), href: "/reports" },
          { label: t(`names.${slug}`), href: `/reports/${slug}?${writeQuestion(question)}` },
          { label: t("sources.title") },
        ]}
      />
      <Card
        flush
        title={
          <>
            {t("sources.count", { count: formatCount(sources.count) })}{" "}
            <span className="figures">{figureText(sources.sum, sources.unit)}</span> {t(`units.${sources.unit}`)}
          </>
        }
      >
        {sources.items.length === 0 ? (
          <EmptyState title={t("sources.none")} />
        ) : (
          <SourceTable sources={sources} zone={timezone} />
        )}
        <Pager
          previousHref={afterId ? here({}) : undefined}
          nextHref={sources.next ? here({ afterDay: sources.next.day, afterId: sources.next.id }) : undefined}
        />
      </Card>
    </>
  );
}

async function SourceTable({ sources, zone }: { sources: Sources; zone: string }) {
  const t = await getTranslations("reports.sources");
  const what = ({ source, kind }: Sources["items"][number]) => {
    const word = `kinds.${source === "allocation" ? "allocation" : kind}` as "kinds.bill";
    return t.has(word) ? t(word) : t("kinds.other");
  };
  return (
    <Table caption={t("title")}>
      <TableHead>
        <tr>
          <HeadCell>{t("day")}</HeadCell>
          <HeadCell>{t("account")}</HeadCell>
          <HeadCell>{t("what")}</HeadCell>
          <HeadCell>{t("paper")}</HeadCell>
          <HeadCell numeric>{t("value")}</HeadCell>
          <HeadCell>{t("recordedAt")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {sources.items.map((item) => (
          <TableRow key={`${item.source} ${item.id} ${item.day}`}>
            <Cell className="figures whitespace-nowrap">{item.day}</Cell>
            <Cell>
              <TextLink href={`/billing/accounts/${item.accountId}`} className="figures">
                {item.accountNo}
              </TextLink>
            </Cell>
            <Cell className="whitespace-nowrap">{what(item)}</Cell>
            <Cell className="whitespace-nowrap">
              {item.billId && (
                <TextLink href={`/billing/bills/${item.billId}`} className="figures mr-2">
                  {item.billNo}
                </TextLink>
              )}
              {item.paymentId && (
                <TextLink href={`/billing/receipts/${item.paymentId}`} className="figures">
                  {item.receiptNo}
                </TextLink>
              )}
              {item.adjustmentId && (
                <TextLink href={`/adjustments/${item.adjustmentId}`} className="figures ml-2">
                  {item.adjustmentNo}
                </TextLink>
              )}
            </Cell>
            <Cell numeric>{figureText(item.value, sources.unit)}</Cell>
            <Cell className="text-ink-3">
              <DateTime at={item.recordedAt} zone={zone} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
