import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { invalid } from "@/server/platform/errors";
import type { ListFormat } from "./list-row";

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Finds out by its content what a file is, whatever its name says: a workbook, or text in one of the character
 * sets that Chinese spreadsheets write. Anything else is refused.
 */
export async function detectFormat(path: string): Promise<ListFormat> {
  const head = await readHead(path);
  if (head.length === 0) throw invalid("import-file-empty");
  const type = await fileTypeFromBuffer(head);
  if (type?.mime === workbook) return { format: "xlsx" };
  if (type?.mime === "application/x-cfb") throw invalid("import-file-old-excel");
  // A workbook whose parts stand in an unusual order is taken for a plain archive; reading it will tell.
  if (type?.mime === "application/zip") return { format: "xlsx" };
  if (type) throw invalid("import-file-type", { found: type.ext });
  const encoding = await detectEncoding(path, head);
  const text = new TextDecoder(encoding).decode(head);
  // Some programs write a web page and call it .xls.
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) throw invalid("import-file-type", { found: "html" });
  // oxlint-disable-next-line no-control-regex -- they are what it looks for
  if (/[\0\u0001-\u0008]/.test(text)) throw invalid("import-file-type", { found: "binary" });
  return { format: "csv", encoding, delimiter: detectDelimiter(text) };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A byte order mark decides; else UTF-8 if every byte fits, else GB18030 if every byte fits that. */
async function detectEncoding(path: string, head: Buffer) {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  for (const encoding of ["utf-8", "gb18030"] as const) if (await decodes(path, encoding)) return encoding;
  throw invalid("import-file-encoding");
}

async function decodes(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The separator that the first lines use most. */
function detectDelimiter(text: string): string {
  const lines = text.split(/\r?\n/, 12).join("\n");
  const counts = [",", "\t", ";", "|"].map((sign) => ({ sign, count: lines.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ",";
}
