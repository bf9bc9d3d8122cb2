import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { formatMoment } from "@/app/_ui/time/format-date";
import { staffMay } from "@/tenants/permissions";
import { BrandingForm } from "./branding-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.branding"))("title") };
}

/** The subsidiary's colour, logo, slogan and hotline, with a preview and the versions published so far. */
export default async function BrandingPage() {
  const { site, session } = await requireStaff("settings.read");
  const [{ current, versions }, t, index, locale] = await Promise.all([
    (await api()).staff.branding.get(),
    getTranslations("settings.branding"),
    getTranslations("settings.index"),
    getLocale(),
  ]);
  return (
    <ClientMessages of={["settings", "errors"]}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: index("title"), href: "/settings" }, { label: t("title") }]}
      />
      <div className="grid gap-4">
        <BrandingForm
          current={current}
          seenVersion={versions[0]?.version ?? 0}
          name={locale === "en" ? site.tenant.nameEn : site.tenant.name}
          mayEdit={staffMay(session.roles, "settings.edit-branding")}
        />
        <Card title={t("versions")}>
          {versions.length === 0 ? (
            <p className="text-ink-3">{t("none")}</p>
          ) : (
            <ol className="grid gap-1.5">
              {versions.map(({ id, version, authorName, publishedAt }) => (
                <li key={id} className="flex flex-wrap gap-x-4">
                  <span className="font-medium">{t("version", { version })}</span>
                  <span className="figures text-ink-3">
                    {t("by", {
                      name: authorName,
                      time: publishedAt ? formatMoment(publishedAt, site.tenant.timezone) : "",
                    })}
                  </span>
                </li>
              ))}
            </ol>
          )}
        </Card>
      </div>
    </ClientMessages>
  );
}
