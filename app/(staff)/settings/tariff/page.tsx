import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { staffMay } from "@/tenants/permissions";
import { blankTariff } from "@/tenants/schemas/blank-tariff";
import { StartDraftButton } from "./start-draft-button";
import { VersionsCard } from "./versions-card";
import { TariffEditor } from "./_editor/tariff-editor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tariff"))("title") };
}

/** The prices of a subsidiary: the draft while there is one, else the version in force to look at and to try. */
export default async function TariffPage() {
  const { site, session } = await requireStaff("billing.read");
  const [settings, t, billing] = await Promise.all([
    (await api()).staff.tariff.get(),
    getTranslations("tariff"),
    getTranslations("billing.staff"),
  ]);
  const { draft, current, today } = settings;
  const mayEdit = staffMay(session.roles, "settings.edit-tariff");
  // Who may not write sees what holds, not what is being thought of.
  const shown = (mayEdit && draft) || current;
  return (
    <ClientMessages of={["tariff", "billing", "errors"]}>
      <PageHeader
        crumbs={[
          staffMay(session.roles, "settings.read")
            ? { label: t("settings"), href: "/settings" }
            : { label: billing("title"), href: "/billing" },
          { label: t("title") },
        ]}
        title={t("title")}
        status={
          <>
            {current && <Status tone="ok">{t("inForce", { version: current.version })}</Status>}
            {draft && <Status tone="warn">{t("draft", { version: draft.version })}</Status>}
          </>
        }
        description={mayEdit ? t("description") : t("readOnly")}
        actions={mayEdit && !draft && current && <StartDraftButton tariff={current.tariff} label={t("startDraft")} />}
      />
      {shown ? (
        <div className="grid gap-4">
          <TariffEditor
            key={shown.id}
            tariff={shown.tariff}
            draft={mayEdit && draft ? { id: draft.id, version: draft.version, updatedAt: draft.updatedAt } : null}
            current={current && { id: current.id, version: current.version }}
            seasons={settings.seasons}
            today={today}
            editing={mayEdit && draft !== null}
            mayPublish={staffMay(session.roles, "settings.publish-tariff")}
          />
          <VersionsCard versions={settings.versions} current={current} today={today} mayCompare={mayEdit} />
        </div>
      ) : (
        <EmptyState
          title={t("none")}
          actions={
            mayEdit && <StartDraftButton tariff={blankTariff(site.tenant.kind, today)} label={t("startBlank")} />
          }
        >
          {t("nothingHere")}
        </EmptyState>
      )}
    </ClientMessages>
  );
}
