import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { isPlainDate } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { FinanceTabs } from "../finance-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("finance.chart"))("title") };
}

/** The chart of accounts with the balances of any day. */
export default async function ChartPage({ searchParams }: { searchParams: Promise<{ asOf?: string }> }) {
  const { session } = await requireStaff("finance.read");
  const { asOf } = await searchParams;
  const [chart, t, locale] = await Promise.all([
    api().then((call) => call.staff.finance.chart(asOf && isPlainDate(asOf) ? { asOf } : {})),
    getTranslations("finance"),
    getLocale(),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          staffMay(session.roles, "finance.set-chart") && (
            <LinkButton variant="secondary" href="/finance/chart/edit">
              {t("chart.edit")}
            </LinkButton>
          )
        }
      />
      <FinanceTabs current="chart" />
      <Card flush>
        <form className="flex flex-wrap items-end gap-2 border-b border-line p-3" data-print="hide">
          <Field label={t("chart.asOf")}>
            <DateInput name="asOf" defaultValue={chart.asOf} />
          </Field>
          <Button type="submit" variant="secondary">
            {t("chart.show")}
          </Button>
          <p className="max-w-md text-[0.875em] text-ink-3 sm:ml-auto">{t("chart.rule")}</p>
        </form>
        <Table caption={t("chart.title")}>
          <TableHead>
            <tr>
              <HeadCell>{t("chart.code")}</HeadCell>
              <HeadCell>{t("chart.account")}</HeadCell>
              <HeadCell>{t("chart.side")}</HeadCell>
              <HeadCell numeric>{t("debit")}</HeadCell>
              <HeadCell numeric>{t("credit")}</HeadCell>
              <HeadCell numeric>{t("chart.balance")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {chart.accounts.map((one) => (
              <TableRow key={one.account}>
                <Cell className="figures">{one.code}</Cell>
                <Cell className="whitespace-nowrap">{localName(one.name, locale)}</Cell>
                <Cell className="whitespace-nowrap">{t(one.side)}</Cell>
                <Cell numeric>
                  <Money amountMinor={one.debitMinor} />
                </Cell>
                <Cell numeric>
                  <Money amountMinor={one.creditMinor} />
                </Cell>
                <Cell numeric className="font-medium">
                  <Money amountMinor={one.balanceMinor} />
                </Cell>
              </TableRow>
            ))}
            <TableRow className="bg-subtle font-semibold">
              <Cell />
              <Cell>{t("total")}</Cell>
              <Cell />
              <Cell numeric>
                <Money amountMinor={chart.total.debitMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={chart.total.creditMinor} />
              </Cell>
              <Cell />
            </TableRow>
          </TableBody>
        </Table>
      </Card>
    </>
  );
}
