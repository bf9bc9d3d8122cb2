import { createHash } from "node:crypto";
import { Readable, Transform } from "node:stream";
import { and, eq, notInArray, sql } from "drizzle-orm";
import { bankFiles } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { deleteFile, putFileStream, storageKey } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";
import { listProfiles } from "./read-profile";

const largestMegabytes = 100;

type Arrived = { storageKey: string; sha256: string; sizeBytes: number };

/**
 * Takes in a bank's answer as it arrives, stores it outside of any transaction, and has it checked.
 * @throws `bank-file-known` when the same bytes came in before, `bank-file-too-large`, `bank-file-empty`
 */
export async function receiveBankFile(
  door: Door,
  given: { name: string; profileSlug: string },
  body: ReadableStream,
): Promise<{ id: string }> {
  const arrived = await store(door.tenant.id, body);
  try {
    return await door.run((ctx) => registerBankFile(ctx, given, arrived));
  } catch (error) {
    await deleteFile(arrived.storageKey);
    throw error;
  }
}

/** Hashes and measures a file on its way into the store. */
async function store(tenantId: string, body: ReadableStream): Promise<Arrived> {
  const key = storageKey(tenantId, "bank-files", newId());
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      const tooLarge = sizeBytes > largestMegabytes * 1024 * 1024;
      done(tooLarge ? invalid("bank-file-too-large", { limit: largestMegabytes }) : null, chunk);
    },
  });
  const source = Readable.fromWeb(body as never);
  source.on("error", (error) => measure.destroy(error));
  await putFileStream(key, source.pipe(measure), "application/octet-stream");
  if (sizeBytes === 0) {
    await deleteFile(key);
    throw invalid("bank-file-empty");
  }
  return { storageKey: key, sha256: hash.digest("hex"), sizeBytes };
}

/** Records a stored file under the profile in force, and has the worker check it. */
export async function registerBankFile(
  ctx: Ctx,
  { name, profileSlug }: { name: string; profileSlug: string },
  arrived: Arrived,
): Promise<{ id: string }> {
  const profile = (await listProfiles(ctx)).find((one) => one.slug === profileSlug);
  if (!profile) throw notFound();
  const id = newId();
  const [mine] = await ctx.tx
    .insert(bankFiles)
    .values({
      ...arrived,
      id,
      tenantId: ctx.tenant.id,
      profileId: profile.id,
      profileSlug,
      fileName: cleanName(name),
      status: "received",
      receivedByName: ctx.actor.name,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({
      target: [bankFiles.tenantId, bankFiles.sha256],
      where: sql`status not in ('refused', 'discarded')`,
    })
    .returning({ id: bankFiles.id });
  if (!mine) throw await known(ctx, arrived.sha256);
  await enqueue(ctx, "check-bank-file", { tenantId: ctx.tenant.id, fileId: id });
  await audit(ctx, "cashier.receive-bank-file", { type: "bank-file", id }, { name, sha256: arrived.sha256 });
  return { id };
}

async function known(ctx: Ctx, sha256: string) {
  const [before] = await ctx.tx
    .select({ fileName: bankFiles.fileName, createdAt: bankFiles.createdAt })
    .from(bankFiles)
    .where(
      and(
        eq(bankFiles.tenantId, ctx.tenant.id),
        eq(bankFiles.sha256, sha256),
        notInArray(bankFiles.status, ["refused", "discarded"]),
      ),
    );
  return conflict("bank-file-known", {
    name: before?.fileName ?? "",
    day: before ? dayOf(before.createdAt, ctx.tenant.timezone) : "",
  });
}

/** What the bank called the file, for people's eyes only. */
function cleanName(name: string): string {
  const base = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return [...base.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim()].slice(0, 120).join("") || "bank-file";
}
