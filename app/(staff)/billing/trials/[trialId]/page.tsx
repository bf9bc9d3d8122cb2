import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { LeftAside } from "@/app/_billing/left-aside";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { DescriptionList } from "@/app/_ui/description-list";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { DateTime } from "@/app/_ui/time/date-time";
import { staffMay } from "@/tenants/permissions";
import { TrialActions } from "./trial-actions";
import { TrialFigures } from "./trial-figures";
import { TrialProgress } from "./trial-progress";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trials"))("crumb") };
}

type Props = { params: Promise<{ trialId: string }>; searchParams: Promise<{ after?: string }> };

const tones = { computing: "info", trial: "warn", reviewed: "info", frozen: "ok", discarded: "neutral" } as const;

/** A trial on its way, its differences from last season, and what is to be decided. */
export default async function TrialPage({ params, searchParams }: Props) {
  const { site, session } = await requireStaff("billing.read");
  const [{ trialId }, { after }] = await Promise.all([params, searchParams]);
  const { trials } = (await api()).staff;
  const [trial, t, billing, locale] = await Promise.all([
    trials.get({ trialId }),
    getTranslations("trials"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const aside =
    trial.status !== "computing" && trial.parked > 0
      ? await trials["list-aside"]({ trialId, after })
      : { rows: [], next: null };
  const who = (name: string | null, at: Date | null) =>
    name && at ? (
      <>
        {name} · <DateTime at={at} zone={site.tenant.timezone} />
      </>
    ) : (
      "—"
    );
  return (
    <>
      <PageHeader
        title={t("title", { season: localName(trial.seasonName, locale) })}
        description={t("description")}
        status={<Status tone={tones[trial.status]}>{t(`status.${trial.status}`)}</Status>}
        crumbs={[
          { label: billing("title"), href: "/billing" },
          { label: billing("run"), href: `/billing/seasons/${trial.season}` },
          { label: t("crumb") },
        ]}
        actions={trial.runId && <LinkButton href={`/billing/runs/${trial.runId}`}>{t("watch")}</LinkButton>}
      />
      <div className="grid gap-4">
        <ClientMessages of={["trials", "errors"]}>
          {trial.status === "computing" && <TrialProgress first={trial} />}
          <TrialActions
            trial={trial}
            mayRun={staffMay(session.roles, "billing.run")}
            mayReview={staffMay(session.roles, "billing.review-run")}
          />
        </ClientMessages>
        {trial.status !== "computing" && <TrialFigures trial={trial} />}
        {aside.rows.length > 0 && (
          <LeftAside
            title={t("parked")}
            hint={t("asideHint")}
            rows={aside.rows}
            next={aside.next ? `/billing/trials/${trialId}?${new URLSearchParams({ after: aside.next })}` : undefined}
          />
        )}
        <Card>
          <DescriptionList
            columns={3}
            items={[
              { term: t("startedBy"), detail: who(trial.startedBy, trial.startedAt) },
              { term: t("reviewedBy"), detail: who(trial.reviewedBy, trial.reviewedAt) },
              { term: t("frozenBy"), detail: who(trial.frozenBy, trial.frozenAt) },
              ...(trial.reviewNote ? [{ term: t("reviewNote"), detail: trial.reviewNote, wide: true }] : []),
            ]}
          />
          <p className="mt-3 text-[0.875em] break-all text-ink-3">
            {t("tariff", { version: trial.tariffVersion })}
            {trial.checksum && <> · {t("checksum", { checksum: trial.checksum })}</>}
          </p>
        </Card>
      </div>
    </>
  );
}
