import { Gauge } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Input } from "@/app/_ui/input";
import { Pager } from "@/app/_ui/pager";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { ReadingTabs } from "./_parts/reading-tabs";
import { EntryList } from "./entry-list";
import { InstallMeter } from "./install-meter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering"))("title") };
}

/** The round of a clerk: every meter with what it showed last, and a field for what it shows now. */
export default async function ReadingsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { site, session } = await requireStaff("metering.read");
  const given = await searchParams;
  const query = given.query?.trim().slice(0, 60);
  const after = given.after?.slice(0, 40);
  const [{ rows, next, waiting }, t, words] = await Promise.all([
    api().then((call) => call.staff.metering.list({ query, after })),
    getTranslations("metering.entry"),
    getTranslations("common.actions"),
  ]);
  const today = dayOf(now(), site.tenant.timezone);
  return (
    <ClientMessages of={["metering", "errors"]}>
      <ReadingTabs
        current="entry"
        roles={session.roles}
        waiting={waiting}
        actions={
          staffMay(session.roles, "metering.install") && (
            <InstallMeter today={today} unit={site.tenant.kind === "water" ? "m3" : "kwh"} />
          )
        }
      />
      <Card flush>
        <form className="flex flex-wrap items-end gap-2 border-b border-line p-3">
          <Input
            name="query"
            aria-label={t("search")}
            placeholder={t("search")}
            defaultValue={query}
            className="w-full sm:w-72"
          />
          <Button type="submit" variant="secondary">
            {words("search")}
          </Button>
        </form>
        {rows.length === 0 ? (
          <EmptyState icon={<Gauge />} title={t(query ? "noMatch" : "none")}>
            {!query && t("noneHint")}
          </EmptyState>
        ) : (
          <EntryList
            key={`${query}${after}`}
            rows={rows}
            today={today}
            zone={site.tenant.timezone}
            mayRecord={staffMay(session.roles, "metering.record")}
          />
        )}
        <Pager
          nextHref={next ? `/readings?${new URLSearchParams({ ...(query ? { query } : {}), after: next })}` : undefined}
        />
      </Card>
    </ClientMessages>
  );
}
