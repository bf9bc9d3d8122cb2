import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { invalid } from "@/server/platform/errors";
import { limits } from "./list-row";

/** The parts of a workbook by name, each readable as a stream that cannot grow beyond what it declared. */
export type Workbook = { parts: Map<string, Entry>; read: (name: string) => Promise<Readable>; close: () => void };

/**
 * Opens the archive of an XLSX without unpacking it. Refuses what is no workbook, and what would unpack to
 * more than a household list can be (yauzl ends a stream that outgrows its declared size).
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  let zip: ZipFile;
  const parts = new Map<string, Entry>();
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch {
    throw invalid("import-file-broken");
  }
  try {
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      const bloated = entry.uncompressedSize > 20_000_000 && entry.uncompressedSize > entry.compressedSize * 200;
      if (bloated || unpacked > limits.unpackedBytes || parts.size > 2000) throw invalid("import-file-bomb");
      if (entry.isEncrypted()) throw invalid("import-file-locked");
      parts.set(entry.fileName, entry);
    }
    if (!parts.has("xl/workbook.xml")) throw invalid("import-file-type", { found: "zip" });
  } catch (error) {
    zip.close();
    throw error instanceof Error && error.name === "DomainError" ? error : invalid("import-file-broken");
  }
  const read = async (name: string) => {
    const entry = parts.get(name);
    if (!entry) throw invalid("import-file-broken");
    return zip.openReadStreamPromise(entry);
  };
  return { parts, read, close: () => zip.close() };
}
