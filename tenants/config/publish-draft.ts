import { and, eq } from "drizzle-orm";
import { configDocuments, workflowStates } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { conflict, invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import type { Workflow } from "../schemas/workflow";
import { type ConfigKind, configKinds } from "./kinds";

type Publication = {
  kind: ConfigKind;
  slug: string;
  /** First day in force; never a day that has passed, for what was done then stays done. */
  effectiveFrom: PlainDate;
  note: string;
  /** The draft as its publisher saw it. */
  seenAt: Date;
};

/**
 * Makes the draft the version in force from a day on. Refused while the check finds errors (`draft-has-errors`),
 * when the draft changed meanwhile (`draft-changed`), or for a day that has passed (`effective-from-past`).
 */
export async function publishDraft(
  ctx: Ctx,
  { kind, slug, effectiveFrom, note, seenAt }: Publication,
): Promise<{ id: string; version: number }> {
  if (effectiveFrom < dayOf(ctx.now, ctx.tenant.timezone)) {
    throw invalid("effective-from-past", {}, "effectiveFrom");
  }
  const [draft] = await ctx.tx
    .select()
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, ctx.tenant.id),
        eq(configDocuments.kind, kind),
        eq(configDocuments.slug, slug),
        eq(configDocuments.status, "draft"),
      ),
    )
    .for("update");
  if (!draft) throw conflict("draft-gone");
  if (draft.updatedAt.getTime() !== seenAt.getTime()) throw conflict("draft-changed", { name: draft.authorName });
  const { schema, check } = configKinds[kind];
  const errors = (check?.(draft.body) ?? []).filter((finding) => finding.level === "error");
  const body = schema.safeParse(draft.body);
  if (errors.length > 0 || !body.success) throw conflict("draft-has-errors", { count: errors.length || 1 });
  if (kind === "workflow" && (body.data as Workflow).type !== slug) throw conflict("workflow-of-another-type");
  await ctx.tx
    .update(configDocuments)
    .set({ status: "published", body: body.data, effectiveFrom, note, publishedAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(configDocuments.tenantId, ctx.tenant.id), eq(configDocuments.id, draft.id)));
  if (kind === "workflow") await registerStates(ctx, draft.id, body.data as Workflow);
  await audit(
    ctx,
    "settings.publish",
    { type: kind, id: draft.id },
    { slug, version: draft.version, effectiveFrom, note },
  );
  return { id: draft.id, version: draft.version };
}

/** The states of a published version, for the foreign key that keeps tickets on their map. */
async function registerStates(ctx: Ctx, versionId: string, workflow: Workflow): Promise<void> {
  await ctx.tx
    .insert(workflowStates)
    .values(workflow.states.map(({ key }) => ({ id: newId(), tenantId: ctx.tenant.id, versionId, state: key })));
}
