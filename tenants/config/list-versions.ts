import { and, desc, eq } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { ConfigKind } from "./kinds";

/** Every version of a kind (of one slug, when given), newest first, without the bodies. */
export function listVersions(ctx: Pick<Ctx, "tx" | "tenant">, kind: ConfigKind, slug?: string) {
  return ctx.tx
    .select({
      id: configDocuments.id,
      slug: configDocuments.slug,
      version: configDocuments.version,
      status: configDocuments.status,
      effectiveFrom: configDocuments.effectiveFrom,
      authorName: configDocuments.authorName,
      note: configDocuments.note,
      publishedAt: configDocuments.publishedAt,
      updatedAt: configDocuments.updatedAt,
    })
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, ctx.tenant.id),
        eq(configDocuments.kind, kind),
        slug === undefined ? undefined : eq(configDocuments.slug, slug),
      ),
    )
    .orderBy(configDocuments.slug, desc(configDocuments.version));
}
