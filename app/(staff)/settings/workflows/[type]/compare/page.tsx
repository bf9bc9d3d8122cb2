import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { isUuid } from "@/server/platform/ids";
import { requestTypes } from "@/tenants/schemas/workflow";
import { ChangeList } from "./change-list";

type Props = { params: Promise<{ type: string }>; searchParams: Promise<{ older?: string; newer?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.workflows"))("compare") };
}

/** What tells two versions of a workflow apart, in words. */
export default async function CompareVersionsPage({ params, searchParams }: Props) {
  await requireStaff("settings.read");
  const { type: asked } = await params;
  const { older = "", newer = "" } = await searchParams;
  const type = requestTypes.find((one) => one === asked) ?? notFound();
  if (!isUuid(older) || !isUuid(newer)) notFound();
  const [compared, t, types] = await Promise.all([
    (await api()).staff.workflows.compare({ olderId: older, newerId: newer }),
    getTranslations("tickets.workflows"),
    getTranslations("tickets.types"),
  ]);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t("title"), href: "/settings/workflows" },
          { label: types(type), href: `/settings/workflows/${type}` },
          { label: t("compare") },
        ]}
        title={t("compareTitle", { older: compared.older.version, newer: compared.newer.version })}
        description={compared.newer.note}
      />
      <Card className="max-w-4xl">
        {compared.changes.length === 0 ? (
          <p className="text-ink-3">{t("noChanges")}</p>
        ) : (
          <ClientMessages of={["tickets"]}>
            <ChangeList changes={compared.changes} older={compared.older.workflow} newer={compared.newer.workflow} />
          </ClientMessages>
        )}
      </Card>
    </>
  );
}
