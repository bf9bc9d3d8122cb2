import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Stat } from "@/app/_ui/stat";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { staffMay } from "@/tenants/permissions";
import { batchTones, itemTones } from "../_parts/tones";
import { DecideBatch } from "./decide-batch";

type Props = { params: Promise<{ batchId: string }>; searchParams: Promise<{ after?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("collections"))("title") };
}

/** One batch: whom it concerns, what they would be told, and the word of a person on it. */
export default async function BatchPage({ params, searchParams }: Props) {
  const { session } = await requireStaff("collections.read");
  const [{ batchId }, { after }] = await Promise.all([params, searchParams]);
  const call = await api();
  const [batch, { rows, next }, t, locale] = await Promise.all([
    call.staff.collections["get-batch"]({ batchId }),
    call.staff.collections["list-items"]({ batchId, after }),
    getTranslations("collections"),
    getLocale(),
  ]);
  const name = localName(batch.name, locale);
  const mayPropose = staffMay(session.roles, "adjustments.propose");
  return (
    <ClientMessages of={["collections", "errors"]}>
      <PageHeader
        title={`${name} · ${batch.draftedOn}`}
        description={t(`acts.${batch.act}`)}
        status={<Status tone={batchTones[batch.status]}>{t(`batches.states.${batch.status}`)}</Status>}
        crumbs={[{ label: t("title"), href: "/collections" }, { label: name }]}
      />
      <div className="grid gap-4">
        <DecideBatch first={batch} mayDecide={staffMay(session.roles, "collections.decide")} />
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Stat label={t("batches.accounts")} value={formatCount(batch.accounts)} />
          <Stat label={t("batches.total")} value={formatMinor(batch.totalMinor)} />
          <Stat label={t("batches.carriedOut")} value={formatCount(batch.carriedOut)} />
          <Stat label={t("batches.skipped")} value={formatCount(batch.skipped)} />
        </div>
        <Card title={t(batch.act === "message" ? "items.message" : "items.notice")}>
          <p className="max-w-prose whitespace-pre-wrap">{batch.text}</p>
        </Card>
        <Card title={t("items.title")} flush>
          <Table caption={t("items.title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("items.account")}</HeadCell>
                <HeadCell className="hidden sm:table-cell">{t("items.bill")}</HeadCell>
                <HeadCell numeric>{t("items.owed")}</HeadCell>
                <HeadCell>{t("items.state")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((item) => (
                <TableRow key={item.id}>
                  <Cell className="min-w-40">
                    <TextLink href={`/billing/accounts/${item.accountId}`} className="figures">
                      {item.accountNo}
                    </TextLink>
                    <span className="block text-[0.875em] text-ink-3">{item.address}</span>
                  </Cell>
                  <Cell className="hidden whitespace-nowrap sm:table-cell">
                    <TextLink href={`/billing/bills/${item.billId}`} className="figures">
                      {item.billNo}
                    </TextLink>
                  </Cell>
                  <Cell numeric>
                    <Money amountMinor={item.owedMinor} />
                    <span className="block whitespace-nowrap text-[0.875em] text-ink-3">
                      {t("items.since", { day: item.dueOn })}
                    </span>
                  </Cell>
                  <Cell>
                    <Status tone={itemTones[item.state]}>
                      {item.skippedFor ? t(`items.skips.${item.skippedFor}`) : t(`items.states.${item.state}`)}
                    </Status>
                    {item.workOrderNo && (
                      <TextLink href={`/work-orders/${item.workOrderNo}`} className="figures ml-2">
                        {item.workOrderNo}
                      </TextLink>
                    )}
                    {item.state === "done" && mayPropose && (
                      <TextLink href={`/adjustments/new?account=${item.accountId}`} className="ml-2 whitespace-nowrap">
                        {t("items.writeOff")}
                      </TextLink>
                    )}
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <Pager nextHref={next ? `/collections/${batchId}?${new URLSearchParams({ after: next })}` : undefined} />
        </Card>
      </div>
    </ClientMessages>
  );
}
