import { and, eq } from "drizzle-orm";
import { slipLists } from "@/db/schema";
import { receiveUpload } from "@/server/accounts";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { deleteFile } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";
import { guessSlipColumns } from "./guess-slip-columns";

type Upload = Awaited<ReturnType<typeof receiveUpload>>;

/**
 * Takes in a bank statement as it arrives, outside of any transaction, and has the worker read it. The same file a second
 * time leads to what became of the first.
 * @throws `slips-without-bankRef`, `slips-without-amount`, `slips-without-paidOn` when such a column is missing
 */
export async function uploadSlips(door: Door, name: string, body: ReadableStream): Promise<{ id: string }> {
  const upload = await receiveUpload(door.tenant, name, body, (cells) => missingIn(cells) === undefined);
  try {
    const { id, known } = await door.run((ctx) => registerSlips(ctx, upload));
    if (known) await deleteFile(upload.storageKey);
    return { id };
  } catch (error) {
    await deleteFile(upload.storageKey);
    throw error;
  }
}

/** The first column that no slip can do without and that these names lack; statements begin with lines about our own account. */
function missingIn(headers: string[]) {
  const columns = guessSlipColumns(headers);
  return (["bankRef", "amount", "paidOn"] as const).find((field) => columns[field] === undefined);
}

async function registerSlips(ctx: Ctx, upload: Upload): Promise<{ id: string; known: boolean }> {
  const columns = guessSlipColumns(upload.headers);
  const missing = missingIn(upload.headers);
  if (missing) throw invalid(`slips-without-${missing}`);
  const id = newId();
  const { fileName, storageKey, sha256, sizeBytes, format, encoding = null, delimiter = null, headerLine } = upload;
  const made = await ctx.tx
    .insert(slipLists)
    .values({
      ...{ id, tenantId: ctx.tenant.id, fileName, storageKey, sha256, sizeBytes, format, encoding, delimiter },
      ...{ headerLine, columns, status: "reading", uploadedBy: ctx.actor.name, createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: slipLists.id });
  if (made.length === 0) {
    const [known] = await ctx.tx
      .select({ id: slipLists.id, status: slipLists.status })
      .from(slipLists)
      .where(and(eq(slipLists.tenantId, ctx.tenant.id), eq(slipLists.sha256, sha256)));
    // A reading that the machine gave up goes on where it stopped.
    if (known!.status === "reading") await askToRead(ctx, known!.id);
    return { id: known!.id, known: true };
  }
  await askToRead(ctx, id);
  await audit(ctx, "cashier.upload-slips", { type: "slip-list", id }, { fileName, sha256 });
  return { id, known: false };
}

function askToRead(ctx: Ctx, listId: string): Promise<void> {
  return enqueue(ctx, "read-slips", { tenantId: ctx.tenant.id, listId }, { key: `slips:${listId}`, maxAttempts: 3 });
}
