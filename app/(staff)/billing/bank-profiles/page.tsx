import { FileCog } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { PageHeader } from "@/app/_ui/page-header";
import { Select } from "@/app/_ui/select";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import { staffMay } from "@/tenants/permissions";
import { BankTabs } from "../bank-files/bank-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.profiles"))("title") };
}

/** How each bank writes its files, and the start of another one. */
export default async function BankProfilesPage() {
  const { site, session } = await requireStaff("cashier.bank-files");
  const [profiles, t, billing, locale] = await Promise.all([
    api().then((call) => call.staff["bank-profiles"].list()),
    getTranslations("cashier.profiles"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const nameOf = ({ name, slug }: (typeof profiles)[number]) => (name ? localName(name, locale) : slug);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
      />
      <BankTabs current="profiles" />
      <div className="grid gap-4">
        <Card title={t("list")} flush>
          {profiles.length === 0 ? (
            <EmptyState icon={<FileCog />} title={t("none")} />
          ) : (
            <Table caption={t("list")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("name")}</HeadCell>
                  <HeadCell>{t("slug")}</HeadCell>
                  <HeadCell>{t("layout")}</HeadCell>
                  <HeadCell>{t("version")}</HeadCell>
                  <HeadCell>{t("publishedAt")}</HeadCell>
                  <HeadCell>{t("draft")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {profiles.map((profile) => (
                  <TableRow key={profile.slug}>
                    <Cell className="min-w-40">
                      <TextLink href={`/billing/bank-profiles/edit?slug=${profile.slug}`}>{nameOf(profile)}</TextLink>
                    </Cell>
                    <Cell className="figures">{profile.slug}</Cell>
                    <Cell className="whitespace-nowrap">{profile.layout ? t(`layouts.${profile.layout}`) : "—"}</Cell>
                    <Cell className="whitespace-nowrap">
                      {profile.version > 0 ? t("versionNo", { version: profile.version }) : "—"}
                    </Cell>
                    <Cell>
                      {profile.publishedAt ? <DateTime at={profile.publishedAt} zone={site.tenant.timezone} /> : "—"}
                    </Cell>
                    <Cell>
                      {profile.draftBy ? <Status tone="warn">{t("draftOf", { name: profile.draftBy })}</Status> : "—"}
                    </Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
        {staffMay(session.roles, "cashier.set-rules") && (
          <Card title={t("new")} description={t("newHint")}>
            <form action="/billing/bank-profiles/edit" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
              <Field label={t("slug")} hint={t("slugHint")} required>
                <Input name="slug" required pattern="[a-z0-9][a-z0-9\-]{0,39}" className="figures" />
              </Field>
              <Field label={t("from")} hint={t("fromHint")}>
                <Select name="from">
                  {profiles.map((profile) => (
                    <option key={profile.slug} value={profile.slug}>
                      {nameOf(profile)}
                    </option>
                  ))}
                </Select>
              </Field>
              <Button type="submit" variant="secondary" className="sm:mb-6">
                {t("start")}
              </Button>
            </form>
          </Card>
        )}
      </div>
    </>
  );
}
