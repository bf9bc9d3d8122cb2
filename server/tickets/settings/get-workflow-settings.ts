import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { getDocument } from "@/tenants/config/find-current-document";
import { listVersions } from "@/tenants/config/list-versions";
import { readWorkflow } from "@/tenants/schemas/read-workflow";
import type { RequestType } from "@/tenants/schemas/workflow";
import { checkWorkflow } from "../workflow/check-workflow";
import { findWorkflow } from "../workflow/get-workflow";
import { countByVersion } from "./count-by-version";

/** What the settings page of one workflow shows: the version in force, the draft with its findings, all versions. */
export async function getWorkflowSettings(ctx: Ctx, type: RequestType) {
  const running = await countByVersion(ctx);
  const versions = (await listVersions(ctx, "workflow", type)).map((one) => ({
    ...one,
    running: running.get(one.id) ?? 0,
  }));
  const current = await findWorkflow(ctx, type);
  const draftRow = versions.find((one) => one.status === "draft");
  const draft = draftRow && (await getDocument(ctx, draftRow.id));
  return {
    type,
    today: dayOf(ctx.now, ctx.tenant.timezone),
    current: current && { id: current.id, version: current.version, workflow: current.workflow },
    draft: draft
      ? {
          id: draft.id,
          version: draft.version,
          workflow: readWorkflow(draft.body),
          updatedAt: draft.updatedAt,
          authorName: draft.authorName,
          note: draft.note,
          findings: checkWorkflow(draft.body),
        }
      : null,
    versions,
  };
}
