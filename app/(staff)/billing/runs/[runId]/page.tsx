import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { LeftAside } from "@/app/_billing/left-aside";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { WatchRun } from "./watch-run";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.staff.progressPage"))("label") };
}

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<{ after?: string }> };

/** A run on its way, what came of it, and whom it left aside for which reason. */
export default async function RunPage({ params, searchParams }: Props) {
  await requireStaff("billing.read");
  const [{ runId }, { after }] = await Promise.all([params, searchParams]);
  const call = await api();
  const [run, home, t, locale] = await Promise.all([
    call.staff.billing["get-run"]({ runId }),
    call.staff.billing.home(),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const aside =
    run.status !== "running" && run.parked > 0
      ? await call.staff.billing["list-run-obstacles"]({ runId, after })
      : { rows: [], next: null };
  const season = home.seasons.find((one) => one.slug === run.season);
  return (
    <>
      <PageHeader
        title={t("progressPage.title", { season: season ? localName(season.name, locale) : run.season })}
        crumbs={[{ label: t("title"), href: "/billing" }, { label: t("progress") }]}
      />
      <div className="grid gap-4">
        <ClientMessages of={["billing", "errors"]}>
          <WatchRun first={run} />
        </ClientMessages>
        {aside.rows.length > 0 && (
          <LeftAside
            title={t("progressPage.parkedList")}
            hint={t("progressPage.parkedHint")}
            rows={aside.rows}
            next={aside.next ? `/billing/runs/${runId}?${new URLSearchParams({ after: aside.next })}` : undefined}
          />
        )}
        <div>
          <LinkButton href="/billing" variant="secondary">
            {t("preview.back")}
          </LinkButton>
        </div>
      </div>
    </>
  );
}
