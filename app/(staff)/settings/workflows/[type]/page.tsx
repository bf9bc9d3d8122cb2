import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { staffMay } from "@/tenants/permissions";
import { requestTypes } from "@/tenants/schemas/workflow";
import { StartDraftButton } from "./start-draft-button";
import { VersionsCard } from "./versions-card";
import { WorkflowEditor } from "./_editor/workflow-editor";

type Params = { params: Promise<{ type: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.workflows"))("title") };
}

/** One workflow: the draft while there is one, else the version in force to look at. */
export default async function WorkflowPage({ params }: Params) {
  const { session } = await requireStaff("settings.read");
  const { type: asked } = await params;
  const type = requestTypes.find((one) => one === asked) ?? notFound();
  const [settings, t, types] = await Promise.all([
    (await api()).staff.workflows.get({ type }),
    getTranslations("tickets.workflows"),
    getTranslations("tickets.types"),
  ]);
  const { draft, current, versions } = settings;
  const mayEdit = staffMay(session.roles, "settings.edit-workflow");
  const editing = mayEdit && draft !== null;
  const shown = draft?.workflow ?? current?.workflow;
  return (
    <ClientMessages of={["tickets", "errors"]}>
      <PageHeader
        crumbs={[
          { label: t("settings"), href: "/settings" },
          { label: t("title"), href: "/settings/workflows" },
          { label: types(type) },
        ]}
        title={types(type)}
        status={
          draft ? (
            <Status tone="warn">{t("draft", { version: draft.version })}</Status>
          ) : (
            current && <Status tone="ok">{t("inForce", { version: current.version })}</Status>
          )
        }
        description={mayEdit ? undefined : t("readOnly")}
        actions={mayEdit && !draft && current && <StartDraftButton type={type} workflow={current.workflow} />}
      />
      {shown ? (
        <div className="grid gap-4">
          <WorkflowEditor
            key={draft?.id ?? current?.id}
            type={type}
            workflow={shown}
            findings={draft?.findings ?? []}
            draft={draft && { version: draft.version, updatedAt: draft.updatedAt }}
            currentId={current?.id ?? null}
            draftId={draft?.id ?? null}
            publishedStates={current?.workflow.states.map((state) => state.key) ?? []}
            editing={editing}
            mayPublish={staffMay(session.roles, "settings.publish-workflow")}
            today={settings.today}
            running={versions.reduce((sum, version) => sum + version.running, 0)}
          />
          <VersionsCard type={type} versions={versions} current={current} today={settings.today} />
        </div>
      ) : (
        <EmptyState title={t("none")}>{t("nothingHere")}</EmptyState>
      )}
    </ClientMessages>
  );
}
