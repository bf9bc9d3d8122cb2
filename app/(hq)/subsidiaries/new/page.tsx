import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireHq } from "@/app/_session/require-session";
import { siteUrl } from "@/app/_session/site-url";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { OnboardingForm } from "./onboarding-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hq.onboarding"))("title") };
}

/** Founds a subsidiary; for platform operators only. */
export default async function NewSubsidiaryPage() {
  await requireHq("hq.onboard");
  const [{ packs, domain }, t, titles, locale] = await Promise.all([
    (await api()).hq.subsidiaries.packs(),
    getTranslations("hq.onboarding"),
    getTranslations("hq.subsidiaries"),
    getLocale(),
  ]);
  const language = locale === "en" ? "en" : "zh";
  return (
    <ClientMessages of={["hq", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: titles("title"), href: "/subsidiaries" }, { label: t("title") }]}
      />
      <OnboardingForm
        domain={domain}
        origin={await siteUrl("*")}
        packs={packs.map(({ name, about, ...pack }) => ({ ...pack, name: name[language], about: about[language] }))}
      />
    </ClientMessages>
  );
}
