import { getTranslations } from "next-intl/server";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";
import type { ReactNode } from "react";
import { staffMay, type StaffPermission, type StaffRole } from "@/tenants/permissions";

const pages = [
  { key: "entry", href: "/readings", permission: "metering.read" },
  { key: "lists", href: "/readings/lists", permission: "metering.record" },
  { key: "queue", href: "/readings/queue", permission: "metering.read" },
  { key: "settle", href: "/readings/settle", permission: "metering.settle" },
  { key: "setup", href: "/readings/setup", permission: "metering.set-limits" },
] as const satisfies { key: string; href: string; permission: StaffPermission }[];

/** The head that every page about readings shares; tabs only to what the roles may open. */
export async function ReadingTabs({
  current,
  roles,
  waiting,
  actions,
}: {
  current: (typeof pages)[number]["key"];
  roles: readonly StaffRole[];
  waiting?: number;
  actions?: ReactNode;
}) {
  const t = await getTranslations("metering");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={actions} />
      <LinkTabs
        label={t("tabs.label")}
        className="mb-4"
        tabs={pages
          .filter(({ permission }) => staffMay(roles, permission))
          .map(({ key, href }) => ({
            href,
            label: t(`tabs.${key}`),
            current: key === current,
            ...(key === "queue" && waiting ? { count: waiting } : {}),
          }))}
      />
    </>
  );
}
