import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { TextLink } from "@/app/_ui/text-link";
import type { listSlips } from "@/server/billing/slips/list-slips";
import { MatchSlip } from "./match-slip";
import { PaymentTabs } from "./payment-tabs";

const queues = ["waiting", "booked", "set-aside"] as const;
type Queue = (typeof queues)[number];
type Rows = Awaited<ReturnType<typeof listSlips>>["rows"];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments.slips"))("title") };
}

/** Transfers of which nobody knows yet whose they are, each with whom it may be from; and what was decided of others. */
export default async function SlipsPage({
  searchParams,
}: {
  searchParams: Promise<{ status?: string; after?: string }>;
}) {
  await requireStaff("cashier.bank-files");
  const asked = await searchParams;
  const status: Queue = queues.find((queue) => queue === asked.status) ?? "waiting";
  const [{ rows, next }, t, billing] = await Promise.all([
    api().then((call) => call.staff.payments["list-slips"]({ status, after: asked.after })),
    getTranslations("payments.slips"),
    getTranslations("billing.staff"),
  ]);
  return (
    <ClientMessages of={["payments", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
      />
      <PaymentTabs current="slips" />
      <nav aria-label={t("title")} data-print="hide" className="mb-4 flex flex-wrap gap-2">
        {queues.map((queue) => (
          <LinkButton
            key={queue}
            size="sm"
            variant={queue === status ? "primary" : "secondary"}
            href={`/billing/slips?status=${queue}`}
            aria-current={queue === status ? "page" : undefined}
          >
            {t(`queue.${queue}`)}
          </LinkButton>
        ))}
      </nav>
      <Card title={t(`queue.${status}`)} flush>
        {rows.length === 0 ? (
          <EmptyState icon={<Inbox />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <Slips rows={rows} status={status} />
        )}
        <Pager nextHref={next ? `/billing/slips?${new URLSearchParams({ status, after: next })}` : undefined} />
      </Card>
    </ClientMessages>
  );
}

/** A line per transfer: who and what, how much, and whose it may be; one below the other on a phone. */
async function Slips({ rows, status }: { rows: Rows; status: Queue }) {
  const t = await getTranslations("payments.slips");
  return (
    <ul aria-label={t(`queue.${status}`)} className="divide-y divide-line border-t border-line">
      {rows.map((slip) => (
        <li
          key={slip.id}
          className="grid gap-x-8 gap-y-3 px-(--card-p) py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]"
        >
          <div className="flex items-start justify-between gap-4">
            <p className="min-w-0">
              <span className="font-medium">{slip.payerName || "—"}</span>
              <span className="block text-ink-2">{slip.remark}</span>
              <span className="figures block text-[0.875em] text-ink-3">
                {slip.paidOn} · {slip.bankRef}
              </span>
            </p>
            <Money amountMinor={slip.amountMinor} className="shrink-0 font-semibold" />
          </div>
          {status === "waiting" ? (
            <MatchSlip
              slip={{ id: slip.id, amountMinor: slip.amountMinor, paidOn: slip.paidOn }}
              suggestions={slip.suggestions}
            />
          ) : (
            <p className="min-w-0">
              {slip.accountId && slip.accountNo && (
                <TextLink href={`/billing/accounts/${slip.accountId}`} className="figures">
                  {slip.accountNo}
                </TextLink>
              )}
              {slip.followed && <span className="block text-ink-2">{t(`signs.${slip.followed}`)}</span>}
              {slip.note}
              <span className="block text-[0.875em] text-ink-3">{slip.decidedBy}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
