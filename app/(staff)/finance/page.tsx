import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { FinanceTabs } from "./finance-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finance"))("title") };
}

/** Accounting months, the latest first: open or closed, and the way to their vouchers. */
export default async function FinancePage() {
  const { site } = await requireStaff("finance.read");
  const [periods, t] = await Promise.all([
    api().then((call) => call.staff.finance.periods()),
    getTranslations("finance"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <FinanceTabs current="periods" />
      <Card flush title={t("periods.title")} description={t("periods.rule")}>
        <Table caption={t("periods.title")}>
          <TableHead>
            <tr>
              <HeadCell>{t("periods.month")}</HeadCell>
              <HeadCell>{t("periods.state")}</HeadCell>
              <HeadCell numeric>{t("periods.postings")}</HeadCell>
              <HeadCell numeric>{t("periods.total")}</HeadCell>
              <HeadCell>{t("periods.closedAt")}</HeadCell>
              <HeadCell>{t("periods.closedBy")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {periods.toReversed().map(({ month, closed }) => (
              <TableRow key={month}>
                <Cell>
                  <TextLink href={`/finance/periods/${month}`} className="figures">
                    {month}
                  </TextLink>
                </Cell>
                <Cell>
                  <Status tone={closed ? "neutral" : "ok"}>{t(closed ? "periods.closed" : "periods.open")}</Status>
                </Cell>
                <Cell numeric>{closed && formatCount(closed.postings)}</Cell>
                <Cell numeric>{closed && <Money amountMinor={closed.totalMinor} />}</Cell>
                <Cell>{closed && <DateTime at={closed.closedAt} zone={site.tenant.timezone} />}</Cell>
                <Cell>{closed?.closedBy}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  );
}
