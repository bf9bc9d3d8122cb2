import { CalendarRange, TriangleAlert } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { LinkButton } from "@/app/_ui/link-button";
import { Money } from "@/app/_ui/money/money";
import { InfoTip } from "@/app/_ui/overlay/info-tip";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { staffMay } from "@/tenants/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.staff"))("title") };
}

const runTones = { running: "info", posted: "ok", failed: "danger" } as const;

/** Per cent of what was billed that has come in, to one decimal, cut and never rounded up to a full hundred. */
const rate = (paid: bigint, billed: bigint) =>
  billed > 0n ? `${(Number((paid * 1000n) / billed) / 10).toFixed(1)}%` : "—";

/** Seasons with what was billed and collected, runs, and what needs a person. */
export default async function BillingPage() {
  const { site, session } = await requireStaff("billing.read");
  const [home, t, cashier, payments, locale] = await Promise.all([
    api().then((call) => call.staff.billing.home()),
    getTranslations("billing.staff"),
    getTranslations("cashier"),
    getTranslations("payments"),
    getLocale(),
  ]);
  const mayRun = staffMay(session.roles, "billing.run");
  const names = new Map(home.seasons.map((season) => [season.slug, localName(season.name, locale)]));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {staffMay(session.roles, "cashier.read") && (
              <LinkButton href="/billing/shifts" variant="secondary">
                {cashier("shifts.title")}
              </LinkButton>
            )}
            {staffMay(session.roles, "cashier.read") && (
              <LinkButton href="/billing/reconciliation" variant="secondary">
                {cashier("reconciliation.title")}
              </LinkButton>
            )}
            {staffMay(session.roles, "cashier.bank-files") && (
              <LinkButton href="/billing/bank-files" variant="secondary">
                {cashier("bankFiles.title")}
              </LinkButton>
            )}
            {staffMay(session.roles, "cashier.bank-files") && (
              <LinkButton href="/billing/slips" variant="secondary">
                {payments("slips.title")}
              </LinkButton>
            )}
            <LinkButton href="/settings/tariff" variant="secondary">
              {t("tariff")}
            </LinkButton>
            <LinkButton href="/billing/events" variant="secondary">
              {t("events")}
            </LinkButton>
          </>
        }
      />
      {home.attention > 0 && (
        <Alert tone="warn" title={t("attention", { count: home.attention })} className="mb-4">
          {t("attentionBody")} <TextLink href="/billing/events?outcome=amount-differs">{t("attentionLink")}</TextLink>
        </Alert>
      )}
      <div className="grid gap-4">
        <Card title={t("seasons")} flush>
          <Table caption={t("seasons")}>
            <TableHead>
              <tr>
                <HeadCell>{t("season")}</HeadCell>
                <HeadCell>{t("period")}</HeadCell>
                <HeadCell>{t("dueOn")}</HeadCell>
                <HeadCell numeric>{t("billCount")}</HeadCell>
                <HeadCell numeric>{t("billed")}</HeadCell>
                <HeadCell numeric>{t("collected")}</HeadCell>
                <HeadCell numeric>
                  <span className="inline-flex items-center gap-1">
                    {t("rate")}
                    <InfoTip about={t("rate")}>{t("rateDefinition")}</InfoTip>
                  </span>
                </HeadCell>
                {mayRun && (
                  <HeadCell>
                    <span className="sr-only">{t("run")}</span>
                  </HeadCell>
                )}
              </tr>
            </TableHead>
            <TableBody>
              {home.seasons.map((season) => (
                <TableRow key={season.slug}>
                  <Cell className="font-medium whitespace-nowrap">{names.get(season.slug)}</Cell>
                  <Cell className="figures whitespace-nowrap">
                    {season.from} — {season.to}
                  </Cell>
                  <Cell className="figures whitespace-nowrap">{season.dueOn}</Cell>
                  <Cell numeric>{formatCount(season.bills)}</Cell>
                  <Cell numeric>
                    <Money amountMinor={season.billedMinor} />
                  </Cell>
                  <Cell numeric>
                    <Money amountMinor={season.paidMinor} />
                  </Cell>
                  <Cell numeric>{rate(season.paidMinor, season.billedMinor)}</Cell>
                  {mayRun && (
                    <Cell className="text-right">
                      <LinkButton
                        href={season.running ? `/billing/runs/${season.running}` : `/billing/seasons/${season.slug}`}
                        size="sm"
                        variant={
                          season.bills === 0 && season.from <= home.today && season.to >= home.today
                            ? "primary"
                            : "secondary"
                        }
                      >
                        {season.running ? t("preview.watch") : t("run")}
                      </LinkButton>
                    </Cell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
        <Card title={t("runs")} flush>
          {home.runs.length === 0 ? (
            <EmptyState icon={<CalendarRange />} title={t("noRuns")} />
          ) : (
            <Table caption={t("runs")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("season")}</HeadCell>
                  <HeadCell>{t("startedAt")}</HeadCell>
                  <HeadCell>{t("startedBy")}</HeadCell>
                  <HeadCell numeric>{t("billCount")}</HeadCell>
                  <HeadCell numeric>{t("billed")}</HeadCell>
                  <HeadCell>{t("progress")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {home.runs.map((run) => (
                  <TableRow key={run.id}>
                    <Cell>
                      <TextLink href={`/billing/runs/${run.id}`}>{names.get(run.season) ?? run.season}</TextLink>
                    </Cell>
                    <Cell>
                      <DateTime at={run.startedAt} zone={site.tenant.timezone} />
                    </Cell>
                    <Cell>{run.startedBy}</Cell>
                    <Cell numeric>{formatCount(run.billed)}</Cell>
                    <Cell numeric>
                      <Money amountMinor={run.totalMinor} />
                    </Cell>
                    <Cell>
                      <Status tone={runTones[run.status]}>{t(`runStatus.${run.status}`)}</Status>
                      {run.parked > 0 && (
                        <span className="ml-2 inline-flex items-center gap-1 text-[0.875em] text-warn">
                          <TriangleAlert aria-hidden className="size-4" />
                          {t("preview.parked")} {run.parked}
                        </span>
                      )}
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
