import { and, desc, eq, lte } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import type { ConfigKind } from "./kinds";

export type ConfigDocument = typeof configDocuments.$inferSelect;
type Reader = Pick<Ctx, "tx" | "tenant" | "now">;

/** The published version in force on a day (today unless one is given); null when there is none yet. */
export async function findCurrentDocument(
  ctx: Reader,
  kind: ConfigKind,
  slug: string,
  day: PlainDate = dayOf(ctx.now, ctx.tenant.timezone),
): Promise<ConfigDocument | null> {
  const [document] = await ctx.tx
    .select()
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, ctx.tenant.id),
        eq(configDocuments.kind, kind),
        eq(configDocuments.slug, slug),
        eq(configDocuments.status, "published"),
        lte(configDocuments.effectiveFrom, day),
      ),
    )
    .orderBy(desc(configDocuments.effectiveFrom), desc(configDocuments.version))
    .limit(1);
  return document ?? null;
}

/** One version by its id. */
export async function getDocument(ctx: Pick<Ctx, "tx" | "tenant">, id: string): Promise<ConfigDocument> {
  const [document] = await ctx.tx
    .select()
    .from(configDocuments)
    .where(and(eq(configDocuments.tenantId, ctx.tenant.id), eq(configDocuments.id, id)));
  if (!document) throw notFound();
  return document;
}
