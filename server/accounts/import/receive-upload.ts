import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Tenant } from "@/server/platform/context";
import { DomainError, invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { putFileStream, storageKey } from "@/server/platform/storage";
import type { Upload } from "./schemas";
import { limits } from "./read/list-row";
import { type IsHeader, sniffList } from "./read/sniff-list";

/**
 * Takes in an uploaded list as it arrives: counts and hashes it, looks inside, and stores it under an id. Opens no
 * transaction, for a slow line must not hold one. Refuses what is too large or no list; nothing is kept of it then.
 */
export async function receiveUpload(
  tenant: Pick<Tenant, "id">,
  name: string,
  body: ReadableStream,
  isHeader?: IsHeader,
): Promise<Upload> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-upload-"));
  try {
    const path = join(folder, "list");
    const hash = createHash("sha256");
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _, done) {
        sizeBytes += chunk.length;
        hash.update(chunk);
        const limit = Math.round(limits.fileBytes / 1024 / 1024);
        done(sizeBytes > limits.fileBytes ? invalid("import-file-too-large", { limit }) : null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(body as never), measure, createWriteStream(path));
    const { format, ...seen } = await sniffList(path, sizeBytes, isHeader);
    const key = storageKey(tenant.id, "imports", newId());
    await putFileStream(key, createReadStream(path), "application/octet-stream");
    return { ...seen, ...format, fileName: cleanName(name), storageKey: key, sha256: hash.digest("hex"), sizeBytes };
  } catch (error) {
    if (error instanceof DomainError || !(error instanceof Error && /aborted|premature/i.test(error.message)))
      throw error;
    throw invalid("import-upload-broken");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a person called the file, for their eyes only: no path, no control or direction signs, not endless. */
export function cleanName(name: string): string {
  const base = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = base.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...plain].slice(0, 120).join("") || "list";
}
