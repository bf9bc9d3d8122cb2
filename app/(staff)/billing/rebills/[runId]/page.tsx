import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { WatchRebill } from "./watch-rebill";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rebills"))("crumb") };
}

/** A re-billing on its way, and what came of it. */
export default async function RebillPage({ params }: { params: Promise<{ runId: string }> }) {
  await requireStaff("billing.read");
  const { runId } = await params;
  const call = await api();
  const [run, home, t, billing, locale] = await Promise.all([
    call.staff.rebills.get({ runId }),
    call.staff.billing.home(),
    getTranslations("rebills"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const season = home.seasons.find((one) => one.slug === run.season);
  return (
    <>
      <PageHeader
        title={t("title", { season: season ? localName(season.name, locale) : run.season })}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("crumb") }]}
      />
      <ClientMessages of={["rebills", "errors"]}>
        <WatchRebill first={run} />
      </ClientMessages>
    </>
  );
}
