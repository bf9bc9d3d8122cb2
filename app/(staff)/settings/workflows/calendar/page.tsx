import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { staffMay } from "@/tenants/permissions";
import { CalendarForm } from "./calendar-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.workflows"))("calendar") };
}

/** What "working hours" means in every time target of the subsidiary. */
export default async function CalendarPage() {
  const { session } = await requireStaff("settings.read");
  const [{ calendar, version, today }, t] = await Promise.all([
    (await api()).staff.workflows.calendar(),
    getTranslations("tickets.workflows"),
  ]);
  return (
    <ClientMessages of={["tickets", "errors"]}>
      <PageHeader
        crumbs={[
          { label: t("settings"), href: "/settings" },
          { label: t("title"), href: "/settings/workflows" },
          { label: t("calendar") },
        ]}
        title={t("calendar")}
        description={t("calendarAbout")}
      />
      <Card className="max-w-4xl">
        <CalendarForm
          calendar={calendar}
          version={version}
          today={today}
          disabled={!staffMay(session.roles, "settings.publish-workflow")}
        />
      </Card>
    </ClientMessages>
  );
}
