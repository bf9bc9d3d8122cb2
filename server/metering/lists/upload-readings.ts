import { and, eq } from "drizzle-orm";
import { readingLists } from "@/db/schema";
import { receiveUpload } from "@/server/accounts";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { deleteFile } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";
import { guessColumns, listFields } from "./guess-columns";

type Upload = Awaited<ReturnType<typeof receiveUpload>>;

/**
 * Takes in a file of readings as it arrives, outside of any transaction, and has the worker read it. The same file a
 * second time leads to what became of the first.
 * @throws `metering-list-columns` when meter, reading or day has no column
 */
export async function uploadReadings(door: Door, name: string, body: ReadableStream): Promise<{ id: string }> {
  const upload = await receiveUpload(door.tenant, name, body);
  try {
    const { id, known } = await door.run((ctx) => registerList(ctx, upload));
    if (known) await deleteFile(upload.storageKey);
    return { id };
  } catch (error) {
    await deleteFile(upload.storageKey);
    throw error;
  }
}

async function registerList(ctx: Ctx, upload: Upload): Promise<{ id: string; known: boolean }> {
  const columns = guessColumns(upload.headers);
  const missing = listFields.find((field) => field !== "unit" && columns[field] === undefined);
  if (missing) throw invalid(`metering-list-without-${missing}`);
  const id = newId();
  const { fileName, storageKey, sha256, sizeBytes, format, encoding = null, delimiter = null, headerLine } = upload;
  const made = await ctx.tx
    .insert(readingLists)
    .values({
      ...{ id, tenantId: ctx.tenant.id, fileName, storageKey, sha256, sizeBytes, format, encoding, delimiter },
      ...{ headerLine, columns, status: "reading", uploadedBy: ctx.actor.name, createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: readingLists.id });
  if (made.length === 0) {
    const [known] = await ctx.tx
      .select({ id: readingLists.id })
      .from(readingLists)
      .where(and(eq(readingLists.tenantId, ctx.tenant.id), eq(readingLists.sha256, sha256)));
    return { id: known!.id, known: true };
  }
  const job = { tenantId: ctx.tenant.id, listId: id };
  await enqueue(ctx, "read-reading-list", job, { key: `reading-list:${id}`, maxAttempts: 3 });
  await audit(ctx, "metering.upload-list", { type: "reading-list", id }, { fileName, sha256 });
  return { id, known: false };
}
