import type { Ctx } from "@/server/platform/context";
import { listVersions } from "@/tenants/config/list-versions";
import { type RequestType, requestTypes, type Text } from "@/tenants/schemas/workflow";
import { findWorkflow } from "../workflow/get-workflow";
import { countByVersion } from "./count-by-version";

export type WorkflowSummary = {
  type: RequestType;
  title: Text | null;
  current: { version: number; effectiveFrom: string | null; states: number; transitions: number } | null;
  /** A version that is published but comes into force later. */
  upcoming: { version: number; effectiveFrom: string } | null;
  draft: { version: number; authorName: string; updatedAt: Date } | null;
  running: number;
};

/** The subsidiary's workflows, one of each request type that it has or may have. */
export async function listWorkflows(ctx: Ctx): Promise<WorkflowSummary[]> {
  const versions = await listVersions(ctx, "workflow");
  const running = await countByVersion(ctx);
  const summaries: WorkflowSummary[] = [];
  for (const type of requestTypes) {
    const own = versions.filter((one) => one.slug === type);
    // A water company is never asked to stop heating.
    if (own.length === 0 && ctx.tenant.kind === "water" && type.endsWith("-heating")) continue;
    const current = await findWorkflow(ctx, type);
    const row = own.find((one) => one.id === current?.id);
    const draft = own.find((one) => one.status === "draft");
    const later = own.find(
      (one) => one.status === "published" && row?.effectiveFrom && (one.effectiveFrom ?? "") > row.effectiveFrom,
    );
    summaries.push({
      type,
      title: current?.workflow.title ?? null,
      current: current && {
        version: current.version,
        effectiveFrom: row?.effectiveFrom ?? null,
        states: current.workflow.states.length,
        transitions: current.workflow.transitions.length,
      },
      upcoming: later?.effectiveFrom ? { version: later.version, effectiveFrom: later.effectiveFrom } : null,
      draft: draft ? { version: draft.version, authorName: draft.authorName, updatedAt: draft.updatedAt } : null,
      running: own.reduce((sum, one) => sum + (running.get(one.id) ?? 0), 0),
    });
  }
  return summaries;
}
