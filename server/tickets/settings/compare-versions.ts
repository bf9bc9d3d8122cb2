import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { getDocument } from "@/tenants/config/find-current-document";
import { readWorkflow } from "@/tenants/schemas/read-workflow";
import { diffWorkflows } from "../workflow/diff-workflows";

/** What tells two versions of one workflow apart, with both of them for their titles. */
export async function compareVersions(ctx: Ctx, { olderId, newerId }: { olderId: string; newerId: string }) {
  const [one, other] = [await getDocument(ctx, olderId), await getDocument(ctx, newerId)];
  if (one.kind !== "workflow" || other.kind !== "workflow" || one.slug !== other.slug)
    throw invalid("versions-of-different-things");
  const [older, newer] = one.version <= other.version ? [one, other] : [other, one];
  const describe = (document: typeof one) => ({
    id: document.id,
    version: document.version,
    status: document.status,
    effectiveFrom: document.effectiveFrom,
    authorName: document.authorName,
    note: document.note,
    workflow: readWorkflow(document.body),
  });
  const [before, after] = [describe(older), describe(newer)];
  return { older: before, newer: after, changes: diffWorkflows(before.workflow, after.workflow) };
}
