import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";

const pages = [
  { key: "batches", href: "/collections" },
  { key: "promises", href: "/collections/promises" },
  { key: "plans", href: "/collections/plans" },
  { key: "disputes", href: "/collections/disputes" },
  { key: "rules", href: "/collections/rules" },
] as const;

/** The head that every page of collections shares. */
export async function CollectionTabs({
  current,
  actions,
}: {
  current: (typeof pages)[number]["key"];
  actions?: ReactNode;
}) {
  const t = await getTranslations("collections");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={actions} />
      <LinkTabs
        label={t("tabs.label")}
        className="mb-4"
        tabs={pages.map(({ key, href }) => ({ href, label: t(`tabs.${key}`), current: key === current }))}
      />
    </>
  );
}
