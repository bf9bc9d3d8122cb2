import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { PageHeader } from "@/app/_ui/page-header";
import { Select } from "@/app/_ui/select";
import { isUuid } from "@/server/platform/ids";
import { ComparedTables } from "./compared-tables";

type Search = { searchParams: Promise<{ older?: string; newer?: string; season?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tariff.compare"))("title") };
}

/** What a change of prices does to every bill of the subsidiary. */
export default async function CompareTariffsPage({ searchParams }: Search) {
  await requireStaff("settings.edit-tariff");
  const { older = "", newer = "", season: asked } = await searchParams;
  if (!isUuid(older) || !isUuid(newer)) notFound();
  const call = await api();
  const [seasons, t, locale] = await Promise.all([
    call.staff.tariff["list-seasons"]({ versionId: older }),
    getTranslations("tariff"),
    getLocale(),
  ]);
  // The latest that has begun: its areas and readings are there.
  const season = seasons.list.find((one) => one.slug === asked)?.slug ?? seasons.usual;
  const compared = await call.staff.tariff.compare({ olderId: older, newerId: newer, season });
  const versions = { older: compared.older.version, newer: compared.newer.version };
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("title"), href: "/settings/tariff" }, { label: t("compare.title") }]}
        title={t("compare.heading", versions)}
        description={t("compare.description")}
      />
      <div className="grid gap-4">
        <Card>
          <form className="flex flex-wrap items-end gap-3">
            <input type="hidden" name="older" value={older} />
            <input type="hidden" name="newer" value={newer} />
            <Field label={t("compare.season")} className="min-w-64">
              <Select name="season" defaultValue={season}>
                {seasons.list.map((one) => (
                  <option key={one.slug} value={one.slug}>
                    {localName(one.name, locale)}
                  </option>
                ))}
              </Select>
            </Field>
            <Button type="submit" variant="secondary">
              {t("compare.show")}
            </Button>
          </form>
        </Card>
        {!compared.season.inNewer && (
          <Alert tone="info">
            {t("compare.notNamed", { version: versions.newer, season: localName(compared.season.name, locale) })}
          </Alert>
        )}
        <ComparedTables compared={compared} />
      </div>
    </>
  );
}
