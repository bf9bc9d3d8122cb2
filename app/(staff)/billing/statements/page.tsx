import { FileSpreadsheet } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { ListDrop } from "@/app/_ui/file-drop/list-drop";
import { formatCount } from "@/app/_ui/format-count";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { PaymentTabs } from "../slips/payment-tabs";
import { statementTones } from "./tones";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments.statements"))("title") };
}

/** Where bank statements come in, and what became of the earlier ones. */
export default async function StatementsPage() {
  const { site } = await requireStaff("cashier.bank-files");
  const [lists, t, billing] = await Promise.all([
    api().then((call) => call.staff.payments["list-slip-lists"]()),
    getTranslations("payments.statements"),
    getTranslations("billing.staff"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("uploadHint")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
      />
      <PaymentTabs current="statements" />
      <div className="grid gap-4">
        <Card title={t("upload")} description={t("uploadHint")}>
          <ListDrop label={t("file")} kinds={t("kinds")} sendTo="/api/slips" pages="/billing/statements" />
        </Card>
        <Card title={t("list")} flush>
          {lists.length === 0 ? (
            <EmptyState icon={<FileSpreadsheet />} title={t("empty")} />
          ) : (
            <Table caption={t("list")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("name")}</HeadCell>
                  <HeadCell>{t("at")}</HeadCell>
                  <HeadCell>{t("by")}</HeadCell>
                  <HeadCell numeric>{t("queued")}</HeadCell>
                  <HeadCell numeric>{t("already")}</HeadCell>
                  <HeadCell numeric>{t("refused")}</HeadCell>
                  <HeadCell>{t("state")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {lists.map((list) => (
                  <TableRow key={list.id}>
                    <Cell>
                      <TextLink href={`/billing/statements/${list.id}`}>{list.fileName}</TextLink>
                    </Cell>
                    <Cell>
                      <DateTime at={list.createdAt} zone={site.tenant.timezone} />
                    </Cell>
                    <Cell className="whitespace-nowrap">{list.uploadedBy}</Cell>
                    <Cell numeric>{formatCount(list.queued)}</Cell>
                    <Cell numeric>{formatCount(list.already)}</Cell>
                    <Cell numeric>{formatCount(list.refused)}</Cell>
                    <Cell>
                      <Status tone={statementTones[list.status]}>{t(`status.${list.status}`)}</Status>
                    </Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
      </div>
    </>
  );
}
