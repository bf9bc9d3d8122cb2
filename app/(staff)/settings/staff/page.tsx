import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { InviteButton } from "./invite-button";
import { StaffList } from "./staff-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.staff"))("title") };
}

/** Who may enter the back office, and to do what. */
export default async function StaffPage() {
  const { site, session } = await requireStaff("settings.manage-staff");
  const [rows, t, index] = await Promise.all([
    (await api()).staff.identity.list(),
    getTranslations("settings.staff"),
    getTranslations("settings.index"),
  ]);
  return (
    <ClientMessages of={["settings", "errors", "auth"]}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: index("title"), href: "/settings" }, { label: t("title") }]}
        actions={<InviteButton />}
      />
      <StaffList rows={rows} self={session.userId} zone={site.tenant.timezone} />
    </ClientMessages>
  );
}
