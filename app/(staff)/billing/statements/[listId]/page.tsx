import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Stat } from "@/app/_ui/stat";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { AwaitWork } from "../../bank-files/[fileId]/await-work";
import { statementTones } from "../tones";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments.statements"))("title") };
}

/** What became of one bank statement: how much joined the queue, and which lines could not be read. */
export default async function StatementPage({ params }: { params: Promise<{ listId: string }> }) {
  await requireStaff("cashier.bank-files");
  const { listId } = await params;
  const [list, t, slips, errors] = await Promise.all([
    api().then((call) => call.staff.payments["get-slip-list"]({ listId })),
    getTranslations("payments.statements"),
    getTranslations("payments.slips"),
    getTranslations("errors"),
  ]);
  return (
    <>
      <PageHeader
        title={list.fileName}
        crumbs={[{ label: t("title"), href: "/billing/statements" }, { label: list.fileName }]}
        actions={
          <>
            <Status tone={statementTones[list.status]}>{t(`status.${list.status}`)}</Status>
            <LinkButton href="/billing/slips">{slips("title")}</LinkButton>
          </>
        }
      />
      <div className="grid gap-4">
        {list.status === "reading" && <AwaitWork />}
        {list.error && <Alert tone="danger">{errors(list.error as "not-found")}</Alert>}
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Stat label={t("queued")} value={formatCount(list.queued)} />
          <Stat label={t("already")} value={formatCount(list.already)} />
          <Stat label={t("outgoing")} value={formatCount(list.outgoing)} />
          <Stat label={t("refused")} value={formatCount(list.refused)} />
        </div>
        {list.lines.length > 0 && (
          <Card title={t("refusedTitle")} flush>
            <Table caption={t("refusedTitle")}>
              <TableHead>
                <tr>
                  <HeadCell numeric>{t("line")}</HeadCell>
                  <HeadCell>{t("reason")}</HeadCell>
                  <HeadCell>{t("raw")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {list.lines.map((line) => (
                  <TableRow key={line.id}>
                    <Cell numeric>{line.line}</Cell>
                    <Cell className="whitespace-nowrap">{t(`reasons.${line.reason}`)}</Cell>
                    <Cell className="min-w-60 break-all text-ink-2">{line.raw}</Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Card>
        )}
      </div>
    </>
  );
}
