import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { getFileStream } from "@/server/platform/storage";

/** Runs `fn` with a stored file as a local one, and removes the copy whatever happens. */
export async function withLocalCopy<T>(storageKey: string, fn: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-list-"));
  try {
    const path = join(folder, "list");
    await pipeline(await getFileStream(storageKey), createWriteStream(path));
    return await fn(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
