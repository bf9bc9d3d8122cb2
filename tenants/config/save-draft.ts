import { and, eq, max } from "drizzle-orm";
import { configDocuments } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import type { ConfigKind } from "./kinds";

type Draft = {
  kind: ConfigKind;
  slug: string;
  body: unknown;
  note?: string | undefined;
  /** The draft as the editor last saw it; null when there was none. Another's newer words are never overwritten. */
  seenAt: Date | null;
};

const largest = 500_000;

/**
 * Keeps the one draft of a document, whatever its faults; only publishing checks. A draft that somebody else
 * has changed since `seenAt` is refused (`draft-changed`).
 */
export async function saveDraft(
  ctx: Ctx,
  { kind, slug, body, note, seenAt }: Draft,
): Promise<{ id: string; updatedAt: Date }> {
  if (JSON.stringify(body).length > largest) throw invalid("draft-too-large");
  const mine = and(
    eq(configDocuments.tenantId, ctx.tenant.id),
    eq(configDocuments.kind, kind),
    eq(configDocuments.slug, slug),
  );
  const author = { authorId: "userId" in ctx.actor ? ctx.actor.userId : null, authorName: ctx.actor.name };
  const words = { body, updatedAt: ctx.now, ...author, ...(note === undefined ? {} : { note }) };
  const [known] = await ctx.tx
    .select({ id: configDocuments.id, updatedAt: configDocuments.updatedAt, authorName: configDocuments.authorName })
    .from(configDocuments)
    .where(and(mine, eq(configDocuments.status, "draft")))
    .for("update");
  if (known && known.updatedAt.getTime() !== seenAt?.getTime()) {
    throw conflict("draft-changed", { name: known.authorName });
  }
  if (known) {
    await ctx.tx
      .update(configDocuments)
      .set(words)
      .where(and(eq(configDocuments.tenantId, ctx.tenant.id), eq(configDocuments.id, known.id)));
    await audit(ctx, "settings.save-draft", { type: kind, id: known.id }, { slug });
    return { id: known.id, updatedAt: ctx.now };
  }
  if (seenAt) throw conflict("draft-gone");
  const [last] = await ctx.tx
    .select({ version: max(configDocuments.version) })
    .from(configDocuments)
    .where(mine);
  const id = newId();
  await ctx.tx
    .insert(configDocuments)
    .values({ id, tenantId: ctx.tenant.id, kind, slug, version: (last?.version ?? 0) + 1, status: "draft", ...words });
  await audit(ctx, "settings.save-draft", { type: kind, id }, { slug });
  return { id, updatedAt: ctx.now };
}
