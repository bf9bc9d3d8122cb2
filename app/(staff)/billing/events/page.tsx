import { Radio } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Select } from "@/app/_ui/select";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { stripeIsSandboxed } from "@/server/platform/stripe";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.staff.eventsPage"))("title") };
}

const outcomes = [
  "open",
  "posted",
  "already-posted",
  "waiting",
  "expired",
  "failed",
  "refunded",
  "refund-returned",
  "disputed",
  "dispute-returned",
  "noted",
  "ignored",
  "unknown-payment",
  "amount-differs",
] as const;
const tones: Partial<Record<(typeof outcomes)[number], "ok" | "warn" | "danger" | "info">> = {
  open: "warn",
  posted: "ok",
  refunded: "info",
  "refund-returned": "warn",
  disputed: "danger",
  "dispute-returned": "ok",
  failed: "danger",
  "unknown-payment": "warn",
  "amount-differs": "danger",
};

/** Every word of the payment provider, and what came of it. */
export default async function EventsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { site } = await requireStaff("billing.read");
  const given = await searchParams;
  const outcome = outcomes.find((one) => one === given.outcome);
  const before = given.before && !Number.isNaN(Date.parse(given.before)) ? new Date(given.before) : undefined;
  const [{ rows, next }, t, words] = await Promise.all([
    api().then((call) => call.staff.billing["list-stripe-events"]({ outcome, before })),
    getTranslations("billing.staff"),
    getTranslations("common.actions"),
  ]);
  return (
    <>
      <PageHeader
        title={t("eventsPage.title")}
        description={t("eventsPage.description")}
        crumbs={[{ label: t("title"), href: "/billing" }, { label: t("eventsPage.title") }]}
      />
      {stripeIsSandboxed() && (
        <Alert tone="warn" className="mb-4">
          {t("eventsPage.sandbox")}
        </Alert>
      )}
      <Disputes zone={site.tenant.timezone} />
      <Card flush>
        <form className="flex flex-wrap items-end gap-2 border-b border-line p-3">
          <Select name="outcome" aria-label={t("eventsPage.outcome")} defaultValue={outcome ?? ""} className="w-44">
            <option value="">{t("eventsPage.all")}</option>
            {outcomes.map((one) => (
              <option key={one} value={one}>
                {t(`outcomes.${one}`)}
              </option>
            ))}
          </Select>
          <Button type="submit" variant="secondary">
            {words("filter")}
          </Button>
        </form>
        {rows.length === 0 ? (
          <EmptyState icon={<Radio />} title={t("eventsPage.empty")}>
            {t("eventsPage.emptyBody")}
          </EmptyState>
        ) : (
          <Table caption={t("eventsPage.title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("eventsPage.at")}</HeadCell>
                <HeadCell>{t("eventsPage.type")}</HeadCell>
                <HeadCell>{t("eventsPage.payment")}</HeadCell>
                <HeadCell numeric>{t("eventsPage.amount")}</HeadCell>
                <HeadCell>{t("eventsPage.outcome")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((row) => {
                const key = (row.outcome ?? "open") as (typeof outcomes)[number];
                return (
                  <TableRow key={row.id}>
                    <Cell>
                      <DateTime at={row.createdAt} zone={site.tenant.timezone} seconds />
                    </Cell>
                    <Cell className="font-mono text-[0.9375em]">{row.type}</Cell>
                    <Cell className="figures whitespace-nowrap">{row.paymentNo ?? "—"}</Cell>
                    <Cell numeric>{row.amountMinor === null ? "—" : <Money amountMinor={row.amountMinor} />}</Cell>
                    <Cell>
                      <Status tone={tones[key] ?? "neutral"}>{t(`outcomes.${key}`)}</Status>
                    </Cell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        )}
        <Pager
          nextHref={
            next
              ? `/billing/events?${new URLSearchParams({ ...(outcome ? { outcome } : {}), before: next.toISOString() })}`
              : undefined
          }
        />
      </Card>
    </>
  );
}

/** Payments that their payers' banks want back, and until when an answer is due; nothing when there are none. */
async function Disputes({ zone }: { zone: string }) {
  const [{ rows }, t] = await Promise.all([
    api().then((call) => call.staff.billing["list-disputes"]({})),
    getTranslations("billing.staff.disputes"),
  ]);
  if (rows.length === 0) return null;
  return (
    <Card title={t("title")} description={t("description")} flush className="mb-4">
      <Table caption={t("title")}>
        <TableHead>
          <tr>
            <HeadCell>{t("openedAt")}</HeadCell>
            <HeadCell>{t("payment")}</HeadCell>
            <HeadCell>{t("account")}</HeadCell>
            <HeadCell numeric>{t("amount")}</HeadCell>
            <HeadCell numeric>{t("held")}</HeadCell>
            <HeadCell>{t("reason")}</HeadCell>
            <HeadCell>{t("respondBy")}</HeadCell>
            <HeadCell>{t("state")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => {
            const status = `states.${row.status as "won"}` as const;
            const reason = `reasons.${row.reason as "fraudulent"}` as const;
            return (
              <TableRow key={row.id}>
                <Cell>
                  <DateTime at={row.openedAt} zone={zone} />
                </Cell>
                <Cell className="whitespace-nowrap">
                  <TextLink href={`/billing/receipts/${row.paymentId}`}>{row.receiptNo ?? "—"}</TextLink>
                </Cell>
                <Cell className="whitespace-nowrap">
                  <TextLink href={`/billing/accounts/${row.accountId}`}>{row.accountNo}</TextLink>
                </Cell>
                <Cell numeric>
                  <Money amountMinor={row.amountMinor} />
                </Cell>
                <Cell numeric>
                  <Money amountMinor={row.heldMinor} />
                </Cell>
                <Cell className="min-w-32">{t.has(reason) ? t(reason) : row.reason}</Cell>
                <Cell>{row.respondBy ? <DateTime at={row.respondBy} zone={zone} /> : "—"}</Cell>
                <Cell>
                  <Status tone={row.status === "won" ? "ok" : row.status === "needs_response" ? "danger" : "neutral"}>
                    {t.has(status) ? t(status) : row.status}
                  </Status>
                </Cell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Card>
  );
}
