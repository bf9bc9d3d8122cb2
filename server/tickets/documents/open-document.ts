import type { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { documents } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import { notFound } from "@/server/platform/errors";
import { getFileStream } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";

export type OpenedDocument = { fileName: string; contentType: string; sizeBytes: number; content: Readable };

/** A stored document's content for whoever may see its row; every look is on record. Another's is not found. */
export async function openDocument(door: Door, id: string): Promise<OpenedDocument> {
  const found = await door.run(async (ctx) => {
    const [row] = await ctx.tx
      .select()
      .from(documents)
      .where(and(eq(documents.tenantId, ctx.tenant.id), eq(documents.id, id)));
    if (!row) throw notFound();
    await audit(ctx, "documents.open", { type: "document", id }, { ticketId: row.ticketId, kind: row.kind });
    return row;
  });
  const { fileName, contentType, sizeBytes } = found;
  return { fileName, contentType, sizeBytes, content: await getFileStream(found.storageKey) };
}
