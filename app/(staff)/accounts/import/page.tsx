import type { Metadata } from "next";
import { Download, FileClock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { ListDrop } from "@/app/_ui/file-drop/list-drop";
import { PageHeader } from "@/app/_ui/page-header";
import { ImportHistory } from "./import-history";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.import"))("title") };
}

/** Where a household list comes in, and what became of the earlier ones. */
export default async function ImportsPage() {
  const { site } = await requireStaff("accounts.import");
  const [imports, t, words] = await Promise.all([
    (await api()).staff.accounts.imports.list({}),
    getTranslations("accounts.import"),
    getTranslations("accounts.search"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: words("title"), href: "/accounts" }, { label: t("title") }]}
      />
      <div className="grid gap-4">
        <Card
          title={t("file")}
          description={t("fileHint")}
          actions={
            <a
              href="/api/imports/template"
              download
              className="inline-flex items-center gap-1.5 text-brand-text underline underline-offset-4"
            >
              <Download aria-hidden className="size-4" />
              {t("template")}
            </a>
          }
        >
          <ListDrop label={t("file")} kinds={t("kinds")} sendTo="/api/imports" pages="/accounts/import" />
        </Card>
        <Card flush title={t("history")}>
          {imports.length === 0 ? (
            <EmptyState icon={<FileClock />} title={t("noHistory")}>
              {t("noHistoryHint")}
            </EmptyState>
          ) : (
            <ImportHistory imports={imports} zone={site.tenant.timezone} />
          )}
        </Card>
      </div>
    </>
  );
}
