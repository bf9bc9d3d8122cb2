import { and, eq } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { ConfigKind } from "./kinds";

/** Throws a draft away; published versions stay as they are. */
export async function discardDraft(ctx: Ctx, kind: ConfigKind, slug: string): Promise<void> {
  const [gone] = await ctx.tx
    .delete(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, ctx.tenant.id),
        eq(configDocuments.kind, kind),
        eq(configDocuments.slug, slug),
        eq(configDocuments.status, "draft"),
      ),
    )
    .returning({ id: configDocuments.id, version: configDocuments.version });
  if (!gone) throw notFound();
  await audit(ctx, "settings.discard-draft", { type: kind, id: gone.id }, { slug, version: gone.version });
}
