import { Building2, ExternalLink, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireHq } from "@/app/_session/require-session";
import { siteUrl } from "@/app/_session/site-url";
import { api } from "@/app/_trpc/server";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import { DateText } from "@/app/_ui/time/date-text";
import { formatMoment } from "@/app/_ui/time/format-date";
import { hqMay } from "@/tenants/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hq.subsidiaries"))("title") };
}

/** The group's subsidiaries: what they are, how large, how fresh their figures, and where their site is. */
export default async function SubsidiariesPage() {
  const { site, session } = await requireHq("hq.subsidiaries");
  const [rows, t, words, locale] = await Promise.all([
    (await api()).hq.subsidiaries.list(),
    getTranslations("hq.subsidiaries"),
    getTranslations("hq.compare"),
    getLocale(),
  ]);
  const zone = site.group.timezone;
  const links = await Promise.all(rows.map(async ({ host }) => (host ? siteUrl(host) : null)));
  const create = hqMay(session.roles, "hq.onboard") && (
    <LinkButton href="/subsidiaries/new">
      <Plus aria-hidden />
      {t("new")}
    </LinkButton>
  );
  const name = (row: (typeof rows)[number]) => (locale === "en" ? row.nameEn : row.name);
  const status = (row: (typeof rows)[number]) => (
    <Status tone={row.status === "active" ? "ok" : "neutral"}>{t(row.status)}</Status>
  );
  const link = (index: number, host: string | null) =>
    links[index] && (
      <a
        href={links[index]}
        className="inline-flex min-h-6 items-center gap-1 text-brand-text underline decoration-brand-line underline-offset-4"
      >
        {host}
        <ExternalLink aria-hidden className="size-3.5" />
      </a>
    );
  const count = (value: number | null) => (value === null ? "—" : new Intl.NumberFormat(locale).format(value));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={create} />
      {rows.length === 0 ? (
        <EmptyState icon={<Building2 />} title={t("empty")} actions={create}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line md:hidden">
            {rows.map((row, index) => (
              <li key={row.id} className="grid gap-1 px-(--card-p) py-3.5">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-semibold">{name(row)}</span>
                  <Badge tone={row.kind === "water" ? "info" : "warm"}>{words(row.kind)}</Badge>
                  {status(row)}
                </p>
                <p className="figures text-ink-2">
                  {t("households")} {count(row.households)} · {t("code")} {row.code}
                </p>
                <p>{link(index, row.host)}</p>
              </li>
            ))}
          </ul>
          <div className="max-md:hidden">
            <Table caption={t("title")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("name")}</HeadCell>
                  <HeadCell>{t("kind")}</HeadCell>
                  <HeadCell>{t("status")}</HeadCell>
                  <HeadCell numeric>{t("households")}</HeadCell>
                  <HeadCell>{t("code")}</HeadCell>
                  <HeadCell>{t("site")}</HeadCell>
                  <HeadCell>{t("since")}</HeadCell>
                  <HeadCell>{t("asOf")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {rows.map((row, index) => (
                  <TableRow key={row.id}>
                    <Cell>
                      <span className="flex items-center gap-2 font-semibold whitespace-nowrap">
                        <span aria-hidden className="size-3 rounded-full" style={{ background: row.color }} />
                        {name(row)}
                      </span>
                    </Cell>
                    <Cell>
                      <Badge tone={row.kind === "water" ? "info" : "warm"}>{words(row.kind)}</Badge>
                    </Cell>
                    <Cell>{status(row)}</Cell>
                    <Cell numeric>{count(row.households)}</Cell>
                    <Cell className="figures">{row.code}</Cell>
                    <Cell>{link(index, row.host)}</Cell>
                    <Cell className="whitespace-nowrap">
                      <DateText day={formatMoment(row.since, zone).slice(0, 10)} />
                    </Cell>
                    <Cell>{row.asOf ? <DateTime at={row.asOf} zone={zone} /> : "—"}</Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </Card>
      )}
    </>
  );
}
