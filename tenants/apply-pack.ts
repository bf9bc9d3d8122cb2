import { configDocuments, divisions, workflowStates } from "@/db/schema";
import { newId } from "@/server/platform/ids";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import type { Pack, PackDocument } from "./packs/pack";
import type { BrandingDocument } from "./schemas/branding";
import type { Workflow } from "./schemas/workflow";

type Choice = { effectiveFrom: PlainDate; branding: BrandingDocument };

/** Gives an empty subsidiary what its pack holds: divisions, and every document as published version 1. */
export async function applyPack(ctx: Ctx, pack: Pack, { effectiveFrom, branding }: Choice): Promise<void> {
  const tenantId = ctx.tenant.id;
  await ctx.tx.insert(divisions).values(pack.divisions.map((division) => ({ ...division, id: newId(), tenantId })));
  const documents: PackDocument[] = [...pack.documents, { kind: "branding", slug: "branding", body: branding }];
  for (const document of documents) await publishFirstVersion(ctx, document, effectiveFrom);
}

/** Publishes version 1 of a document that the subsidiary does not have yet; a workflow's states become known with it. */
export async function publishFirstVersion(ctx: Ctx, document: PackDocument, effectiveFrom: PlainDate): Promise<string> {
  const id = newId();
  const tenantId = ctx.tenant.id;
  await ctx.tx.insert(configDocuments).values({
    ...document,
    id,
    tenantId,
    version: 1,
    status: "published",
    effectiveFrom,
    authorId: "userId" in ctx.actor ? ctx.actor.userId : null,
    authorName: ctx.actor.name,
    publishedAt: ctx.now,
    updatedAt: ctx.now,
  });
  if (document.kind === "workflow") {
    const { states } = document.body as Workflow;
    await ctx.tx
      .insert(workflowStates)
      .values(states.map(({ key }) => ({ id: newId(), tenantId, versionId: id, state: key })));
  }
  return id;
}
