import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { WatchRun } from "./watch-run";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.staff.progressPage"))("label") };
}

/** A run on its way, and what came of it. */
export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  await requireStaff("billing.read");
  const { runId } = await params;
  const call = await api();
  const [run, home, t, locale] = await Promise.all([
    call.staff.billing["get-run"]({ runId }),
    call.staff.billing.home(),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const season = home.seasons.find((one) => one.slug === run.season);
  return (
    <>
      <PageHeader
        title={t("progressPage.title", { season: season ? localName(season.name, locale) : run.season })}
        crumbs={[{ label: t("title"), href: "/billing" }, { label: t("progress") }]}
      />
      <ClientMessages of={["billing", "errors"]}>
        <WatchRun first={run} />
      </ClientMessages>
    </>
  );
}
