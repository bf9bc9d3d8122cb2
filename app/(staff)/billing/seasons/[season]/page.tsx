import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { LinkButton } from "@/app/_ui/link-button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Stat } from "@/app/_ui/stat";
import { Cell, Table, TableBody, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { StartRebill } from "./start-rebill";
import { StartTrial } from "./start-trial";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.staff"))("run") };
}

/** What a run would do, before anybody starts it. */
export default async function SeasonPage({ params }: { params: Promise<{ season: string }> }) {
  await requireStaff("billing.run");
  const { season: slug } = await params;
  const call = await api();
  const [home, preview, open, t, trials, locale] = await Promise.all([
    call.staff.billing.home(),
    call.staff.billing["preview-season-run"]({ season: slug }),
    call.staff.trials["find-open"]({ season: slug }),
    getTranslations("billing.staff"),
    getTranslations("trials"),
    getLocale(),
  ]);
  const season = home.seasons.find((one) => one.slug === slug);
  if (!season) notFound();
  return (
    <>
      <PageHeader
        title={t("preview.title", { season: localName(season.name, locale) })}
        description={t("preview.description")}
        crumbs={[{ label: t("title"), href: "/billing" }, { label: t("run") }]}
      />
      <div className="grid gap-4">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Stat label={t("preview.toBill")} value={formatCount(preview.toBill)} unit={t("preview.toBillUnit")} />
          <Stat label={t("preview.total")} value={formatMinor(preview.totalMinor)} />
          <Stat label={t("preview.already")} value={formatCount(preview.billedCount)} unit={t("preview.alreadyUnit")} />
          <Stat label={t("preview.parked")} value={formatCount(preview.parkedCount)} unit={t("preview.parkedUnit")} />
        </div>
        {season.running ? (
          <Alert
            tone="info"
            actions={
              <LinkButton href={`/billing/runs/${season.running}`} size="sm" variant="secondary">
                {t("preview.watch")}
              </LinkButton>
            }
          >
            {t("preview.running")}
          </Alert>
        ) : open ? (
          <Alert
            tone="info"
            actions={
              <LinkButton href={`/billing/trials/${open.id}`} size="sm" variant="secondary">
                {trials("open")}
              </LinkButton>
            }
          >
            {trials("openHint")}
          </Alert>
        ) : preview.toBill === 0 ? (
          <Alert tone="ok">{t("preview.nothing")}</Alert>
        ) : (
          <ClientMessages of={["trials", "errors"]}>
            <StartTrial season={slug} />
          </ClientMessages>
        )}
        {preview.parked.length > 0 && (
          <Card title={t("preview.parked")} description={t("preview.parkedBody")} flush>
            <Table caption={t("preview.parked")}>
              <TableBody>
                {preview.parked.map((one) => (
                  <TableRow key={`${one.accountId}${one.reason}`}>
                    <Cell className="figures whitespace-nowrap">
                      <TextLink href={`/accounts/${one.accountId}`}>{one.accountNo}</TextLink>
                    </Cell>
                    <Cell>{one.address}</Cell>
                    <Cell>{t(`preview.reasons.${one.reason}`, { priceClass: one.priceClass ?? "" })}</Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            {preview.parkedCount > preview.parked.length && (
              <p className="px-(--card-p) py-3 text-ink-2">
                {t("preview.parkedMore", { count: preview.parkedCount - preview.parked.length })}
              </p>
            )}
          </Card>
        )}
        {season.bills > 0 && <RebillCard season={slug} />}
        <p className="text-[0.875em] text-ink-3">{t("preview.version", { version: season.tariffVersion })}</p>
      </div>
    </>
  );
}

/** Bills that were issued, made again after days were added or a price changed; and the latest times that was done. */
async function RebillCard({ season }: { season: string }) {
  const [runs, t] = await Promise.all([
    api().then((call) => call.staff.rebills.list({ season })),
    getTranslations("rebills"),
  ]);
  return (
    <Card title={t("card")} description={t("hint")}>
      <ClientMessages of={["rebills", "errors"]}>
        <StartRebill season={season} />
      </ClientMessages>
      {runs.length > 0 && (
        <ul className="mt-4 divide-y divide-line border-t border-line" aria-label={t("past")}>
          {runs.map((run) => (
            <li key={run.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
              <span>
                <TextLink href={`/billing/rebills/${run.id}`}>{t(`status.${run.status}`)}</TextLink>
                <span className="ml-2 text-[0.875em] text-ink-2">
                  {run.startedBy}：{run.reason}
                </span>
              </span>
              <Money signed amountMinor={run.afterMinor - run.beforeMinor} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
