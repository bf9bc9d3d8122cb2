import { ArrowLeft, ArrowRight, CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { InfoTip } from "@/app/_ui/overlay/info-tip";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { formatDate } from "@/app/_ui/time/format-date";
import type { Reconciled } from "@/server/billing/reconciliation/reconcile-day";
import { now } from "@/server/platform/clock";
import { dayOf, isPlainDate, plusDays } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { getCauseWords } from "./get-cause-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.reconciliation"))("title") };
}

/** A day's money by the way it came, against the ledger, with the cause of each difference; yesterday's unless asked. */
export default async function ReconciliationPage({ searchParams }: { searchParams: Promise<{ day?: string }> }) {
  const { site, session } = await requireStaff("cashier.read");
  const { day: asked = "" } = await searchParams;
  const today = dayOf(now(), site.tenant.timezone);
  const day = isPlainDate(asked) && asked <= today ? asked : plusDays(today, -1);
  const [channels, t, billing, locale] = await Promise.all([
    api().then((call) => call.staff.cashier["reconcile-day"]({ day })),
    getTranslations("cashier.reconciliation"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const unexplained = channels.some(({ unexplainedMinor }) => unexplainedMinor !== 0n);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
        actions={
          <nav aria-label={t("days")} data-print="hide" className="flex items-center gap-2">
            <LinkButton variant="secondary" href={`/billing/reconciliation?day=${plusDays(day, -1)}`}>
              <ArrowLeft aria-hidden />
              {t("before")}
            </LinkButton>
            <span className="figures px-1 font-medium">{formatDate(day, locale)}</span>
            {day < today && (
              <LinkButton variant="secondary" href={`/billing/reconciliation?day=${plusDays(day, 1)}`}>
                {t("after")}
                <ArrowRight aria-hidden />
              </LinkButton>
            )}
          </nav>
        }
      />
      <div className="grid gap-4">
        {unexplained && <Alert tone="danger">{t("unexplained")}</Alert>}
        <Channels channels={channels} />
        <Differences day={day} channels={channels} mayMatch={staffMay(session.roles, "cashier.bank-files")} />
      </div>
    </>
  );
}

async function Channels({ channels }: { channels: Reconciled[] }) {
  const t = await getTranslations("cashier.reconciliation");
  return (
    <Card title={t("channels")} flush>
      <Table caption={t("channels")}>
        <TableHead>
          <tr>
            <HeadCell>{t("channel")}</HeadCell>
            <HeadCell numeric>
              <span className="inline-flex items-center gap-1">
                {t("outside")}
                <InfoTip about={t("outside")}>{t("outsideDefinition")}</InfoTip>
              </span>
            </HeadCell>
            <HeadCell numeric>{t("ledger")}</HeadCell>
            <HeadCell numeric>{t("difference")}</HeadCell>
            <HeadCell>{t("state")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {channels.map(({ channel, outsideMinor, ledgerMinor, differences, unexplainedMinor }) => (
            <TableRow key={channel}>
              <Cell className="whitespace-nowrap">{t(`channelNames.${channel}`)}</Cell>
              <Cell numeric>
                <Money amountMinor={outsideMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={ledgerMinor} />
              </Cell>
              <Cell numeric>
                <Money amountMinor={outsideMinor - ledgerMinor} />
              </Cell>
              <Cell>
                {unexplainedMinor !== 0n ? (
                  <Status tone="danger">{t("states.unexplained")}</Status>
                ) : differences.length > 0 ? (
                  <Status tone="warn">{t("states.differs", { count: differences.length })}</Status>
                ) : (
                  <Status tone="ok">{t("states.agrees")}</Status>
                )}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

async function Differences({ day, channels, mayMatch }: { day: string; channels: Reconciled[]; mayMatch: boolean }) {
  const [t, slips, causeOf] = await Promise.all([
    getTranslations("cashier.reconciliation"),
    getTranslations("payments.slips"),
    getCauseWords(),
  ]);
  const rows = channels.flatMap(({ channel, differences }) => differences.map((one) => ({ channel, ...one })));
  return (
    <Card title={t("differences")} flush>
      {rows.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={t("none")} />
      ) : (
        <Table caption={t("differences")}>
          <TableHead>
            <tr>
              <HeadCell>{t("channel")}</HeadCell>
              <HeadCell>{t("cause")}</HeadCell>
              <HeadCell>{t("where")}</HeadCell>
              <HeadCell numeric>{t("count")}</HeadCell>
              <HeadCell numeric>{t("difference")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {rows.map(({ channel, cause, shift, file, count, amountMinor }) => (
              <TableRow key={`${channel} ${cause} ${shift?.id ?? file?.id ?? ""}`}>
                <Cell className="whitespace-nowrap">{t(`channelNames.${channel}`)}</Cell>
                <Cell className="min-w-44">{causeOf(cause)}</Cell>
                <Cell className="whitespace-nowrap">
                  {shift && <TextLink href={`/billing/shifts/${shift.id}`}>{shift.label}</TextLink>}
                  {file && <TextLink href={`/billing/bank-files/${file.id}`}>{file.label}</TextLink>}
                  {cause === "slip-waiting" && mayMatch && (
                    <>
                      <TextLink href="/billing/slips">{slips("title")}</TextLink> ·{" "}
                    </>
                  )}
                  {!shift && !file && (
                    <TextLink href={`/billing/reconciliation/items?${new URLSearchParams({ day, channel, cause })}`}>
                      {t("items")}
                    </TextLink>
                  )}
                </Cell>
                <Cell numeric>{count}</Cell>
                <Cell numeric>
                  <Money amountMinor={amountMinor} />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
