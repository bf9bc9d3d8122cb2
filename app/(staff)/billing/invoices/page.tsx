import { ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import type { listInvoices } from "@/server/billing/invoices/list-invoices";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { taxPlatformIsSandboxed } from "@/server/platform/tax-platform";
import { PaymentTabs } from "../slips/payment-tabs";
import { MakeInvoice } from "./make-invoice";
import { TakeBack } from "./take-back";

const tones = { waiting: "info", issued: "ok", refused: "danger" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments.invoices"))("title") };
}

/** E-invoices: made for paid bills, answered by the tax platform, taken back by red ones, written out by the month. */
export default async function InvoicesPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { site } = await requireStaff("cashier.invoices");
  const { before } = await searchParams;
  const [{ rows, next }, rules, t, billing] = await Promise.all([
    api().then((call) => call.staff.payments["list-invoices"]({ before })),
    api().then((call) => call.staff.payments.rules()),
    getTranslations("payments.invoices"),
    getTranslations("billing.staff"),
  ]);
  const month = dayOf(now(), site.tenant.timezone).slice(0, 7);
  return (
    <ClientMessages of={["payments", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
        actions={(["csv", "json"] as const).map((format) => (
          <LinkButton
            key={format}
            variant="secondary"
            prefetch={false}
            href={`/billing/invoices/export?month=${month}&format=${format}`}
          >
            {t("export")} {format.toUpperCase()}
          </LinkButton>
        ))}
      />
      <PaymentTabs current="invoices" />
      <div className="grid gap-4">
        {taxPlatformIsSandboxed() && <Alert tone="info">{t("sandbox")}</Alert>}
        <Card title={t("make")} description={t("makeHint")}>
          {rules.invoices ? <MakeInvoice /> : <Alert tone="warn">{t("noRules")}</Alert>}
        </Card>
        <Card title={t("list")} flush>
          {rows.length === 0 ? <EmptyState icon={<ReceiptText />} title={t("empty")} /> : <List rows={rows} />}
          <Pager nextHref={next ? `/billing/invoices?${new URLSearchParams({ before: next })}` : undefined} />
        </Card>
      </div>
    </ClientMessages>
  );
}

async function List({ rows }: { rows: Awaited<ReturnType<typeof listInvoices>>["rows"] }) {
  const t = await getTranslations("payments.invoices");
  return (
    <Table caption={t("list")}>
      <TableHead>
        <tr>
          <HeadCell>{t("no")}</HeadCell>
          <HeadCell>{t("buyer")}</HeadCell>
          <HeadCell numeric>{t("amount")}</HeadCell>
          <HeadCell numeric>{t("tax")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("takeBack")}</span>
          </HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((invoice) => (
          <TableRow key={invoice.id}>
            <Cell>
              <span className="figures whitespace-nowrap">{invoice.invoiceNo}</span>
              <span className="block text-[0.875em] text-ink-3">
                {t(`kinds.${invoice.kind}`)} ·{" "}
                <TextLink href={`/billing/bills/${invoice.billId}`}>{invoice.billNo}</TextLink>
              </span>
            </Cell>
            <Cell>
              {invoice.buyerName}
              <span className="figures block text-[0.875em] text-ink-3">{invoice.buyerTaxNo}</span>
            </Cell>
            <Cell numeric>
              <Money amountMinor={invoice.amountMinor} />
            </Cell>
            <Cell numeric>
              <Money amountMinor={invoice.taxMinor} />
            </Cell>
            <Cell>
              <Status tone={invoice.takenBack ? "neutral" : tones[invoice.status]}>
                {invoice.takenBack ? t("takenBack") : t(`status.${invoice.status}`)}
              </Status>
              <span className="figures mt-1 block text-[0.875em] text-ink-3">{invoice.taxNo ?? invoice.refusal}</span>
              {invoice.stale && <span className="block text-[0.875em] font-medium text-warn">{t("stale")}</span>}
            </Cell>
            <Cell>
              {invoice.kind === "blue" && invoice.status === "issued" && !invoice.takenBack && (
                <TakeBack invoiceId={invoice.id} invoiceNo={invoice.invoiceNo} />
              )}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
