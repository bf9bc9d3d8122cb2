import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DateInput } from "@/app/_ui/date-input";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Stat } from "@/app/_ui/stat";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { AccountLedger } from "@/server/billing/ledger/account-ledger";
import { isPlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { staffMay } from "@/tenants/permissions";
import { TakePayment } from "./take-payment";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.staff.ledger"))("title") };
}

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<{ asOf?: string }> };

/** An account's postings and balance as of any day, and the counter where it pays. */
export default async function LedgerPage({ params, searchParams }: Props) {
  const { site, session } = await requireStaff("billing.read");
  const [{ accountId }, { asOf }] = await Promise.all([params, searchParams]);
  const [ledger, t] = await Promise.all([
    api().then((call) =>
      call.staff.billing["account-ledger"]({ accountId, ...(asOf && isPlainDate(asOf) ? { asOf } : {}) }),
    ),
    getTranslations("billing.staff.ledger"),
  ]);
  const { account } = ledger;
  const openMinor = ledger.open.reduce((sum, bill) => sum + bill.openMinor, 0n);
  return (
    <>
      <PageHeader
        title={`${account.accountNo} · ${account.payerName}`}
        description={account.address}
        crumbs={[
          { label: (await getTranslations("billing.staff"))("title"), href: "/billing" },
          { label: account.accountNo, href: `/accounts/${account.id}` },
          { label: t("title") },
        ]}
        actions={
          staffMay(session.roles, "billing.take-payment") && (
            <ClientMessages of={["billing", "errors"]}>
              <TakePayment
                accountId={account.id}
                accountNo={account.accountNo}
                payer={account.payerName}
                bills={ledger.open}
                idempotencyKey={newId()}
              />
            </ClientMessages>
          )
        }
      />
      <div className="grid gap-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat
            label={t("balance", { day: ledger.asOf })}
            value={formatMinor(ledger.balanceMinor)}
            definition={t("balanceDefinition")}
          />
          <Stat label={t("owed")} value={formatMinor(ledger.owedMinor)} />
          <Stat label={t("open")} value={formatMinor(openMinor)} />
        </div>
        <Card flush>
          <form className="flex flex-wrap items-end gap-2 border-b border-line p-3">
            <Field label={t("asOf")}>
              <DateInput name="asOf" defaultValue={ledger.asOf} />
            </Field>
            <Button type="submit" variant="secondary">
              {t("show")}
            </Button>
            <p className="ml-auto max-w-md text-[0.875em] text-ink-3">{t("description")}</p>
          </form>
          {ledger.entries.length === 0 ? (
            <EmptyState title={t("empty")} />
          ) : (
            <Entries entries={ledger.entries} zone={site.tenant.timezone} />
          )}
        </Card>
      </div>
    </>
  );
}

async function Entries({ entries, zone }: { entries: AccountLedger["entries"]; zone: string }) {
  const t = await getTranslations("billing.staff.ledger");
  return (
    <Table caption={t("title")}>
      <TableHead>
        <tr>
          <HeadCell>{t("effectiveOn")}</HeadCell>
          <HeadCell>{t("what")}</HeadCell>
          <HeadCell numeric>{t("charge")}</HeadCell>
          <HeadCell numeric>{t("receipt")}</HeadCell>
          <HeadCell numeric>{t("running")}</HeadCell>
          <HeadCell>{t("recordedAt")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {entries.map((entry) => (
          <TableRow key={entry.id}>
            <Cell className="figures whitespace-nowrap">{entry.effectiveOn}</Cell>
            <Cell>
              {t(`kinds.${entry.kind}`)}
              {(entry.debit === "waivers" || entry.credit === "waivers") && ` · ${t("waiver")}`}
              {[entry.debit, entry.credit].includes("early-payment-discounts") && ` · ${t("discount")}`}
              {entry.billId && entry.billNo && (
                <TextLink href={`/billing/bills/${entry.billId}`} className="figures ml-2">
                  {entry.billNo}
                </TextLink>
              )}
              {entry.paymentId && entry.receiptNo && (
                <TextLink href={`/billing/receipts/${entry.paymentId}`} className="figures ml-2">
                  {entry.receiptNo}
                </TextLink>
              )}
            </Cell>
            <Cell numeric>{entry.changeMinor > 0n && <Money amountMinor={entry.changeMinor} />}</Cell>
            <Cell numeric>{entry.changeMinor < 0n && <Money amountMinor={-entry.changeMinor} />}</Cell>
            <Cell numeric className="font-medium">
              <Money amountMinor={entry.balanceMinor} />
            </Cell>
            <Cell className="text-ink-3">
              <DateTime at={entry.recordedAt} zone={zone} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
