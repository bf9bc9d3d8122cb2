import { CalendarDays, Workflow as WorkflowIcon } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { DateTime } from "@/app/_ui/time/date-time";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.workflows"))("title") };
}

/** The subsidiary's own ways of handling each request. */
export default async function WorkflowsPage() {
  const { site } = await requireStaff("settings.read");
  const [workflows, t, types] = await Promise.all([
    (await api()).staff.workflows.list(),
    getTranslations("tickets.workflows"),
    getTranslations("tickets.types"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: t("settings"), href: "/settings" }, { label: t("title") }]}
        actions={
          <LinkButton variant="secondary" href="/settings/workflows/calendar">
            <CalendarDays aria-hidden />
            {t("calendar")}
          </LinkButton>
        }
      />
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {workflows.map((workflow) => (
          <li key={workflow.type}>
            <Card
              className="h-full"
              title={
                <span className="flex items-center gap-2">
                  <WorkflowIcon aria-hidden className="size-5 text-ink-3" />
                  {types(workflow.type)}
                </span>
              }
              actions={
                <LinkButton variant="secondary" size="sm" href={`/settings/workflows/${workflow.type}`}>
                  {t("open")}
                </LinkButton>
              }
            >
              <div className="grid gap-2">
                <p className="flex flex-wrap items-center gap-2">
                  {workflow.current ? (
                    <Status tone="ok">{t("inForce", { version: workflow.current.version })}</Status>
                  ) : (
                    <Status>{t("none")}</Status>
                  )}
                  {workflow.upcoming && (
                    <Status tone="info">
                      {t("upcoming", { version: workflow.upcoming.version, day: workflow.upcoming.effectiveFrom })}
                    </Status>
                  )}
                  {workflow.draft && <Status tone="warn">{t("draft", { version: workflow.draft.version })}</Status>}
                </p>
                {workflow.current && (
                  <p className="text-ink-2">
                    {t("size", { states: workflow.current.states, transitions: workflow.current.transitions })}
                    {" · "}
                    {t("running", { count: workflow.running })}
                  </p>
                )}
                {workflow.draft && (
                  <p className="text-[0.875em] text-ink-3">
                    {workflow.draft.authorName} · <DateTime at={workflow.draft.updatedAt} zone={site.tenant.timezone} />
                  </p>
                )}
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
