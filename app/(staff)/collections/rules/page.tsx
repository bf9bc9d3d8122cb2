import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { DateTime } from "@/app/_ui/time/date-time";
import { staffMay } from "@/tenants/permissions";
import { CollectionTabs } from "../_parts/collection-tabs";
import { EditRules } from "./edit-rules";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("collections.rules"))("title") };
}

/** The steps that are taken when a bill stays unpaid. */
export default async function RulesPage() {
  const { site, session } = await requireStaff("collections.read");
  const [found, t] = await Promise.all([
    api().then((call) => call.staff.collections.rules()),
    getTranslations("collections.rules"),
  ]);
  return (
    <ClientMessages of={["collections", "errors"]}>
      <CollectionTabs current="rules" />
      <Card title={t("title")} description={t("hint")}>
        {found && (
          <p className="mb-4 text-[0.875em] text-ink-3">
            {t("version", { version: found.version, author: found.authorName })}{" "}
            <DateTime at={found.publishedAt} zone={site.tenant.timezone} />
          </p>
        )}
        <EditRules
          key={found?.version ?? 0}
          version={found?.version ?? 0}
          steps={found?.rules.steps ?? []}
          mayEdit={staffMay(session.roles, "collections.set-rules")}
        />
      </Card>
    </ClientMessages>
  );
}
