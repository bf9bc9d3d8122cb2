import { fileTypeFromBuffer } from "file-type";
import { invalid } from "@/server/platform/errors";

/** What is taken: the content's own type, and the endings it may be called by. */
const accepted: Record<string, string[]> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heic", "heif"],
  "image/webp": ["webp"],
};

/** Control signs and unseen marks (they make "gpj.exe" read as "exe.jpg"), and parts of paths. */
const hostile = /[\p{Cc}\p{Cf}/\\:*?"<>|]/u;

/** A file's name as it may be kept and shown; refused (`file-name-hostile`) when it could deceive a person or a system. */
export function checkFileName(given: string): string {
  const name = given.normalize("NFC").trim();
  if (!name || name.startsWith(".") || name.includes("..") || hostile.test(name) || [...name].length > 150) {
    throw invalid("file-name-hostile", {}, "file");
  }
  return name;
}

/**
 * Looks into a file and gives its true type. Refused: empty (`file-empty`), larger than `maxBytes`
 * (`file-too-large`), of a kind that is not taken (`file-type-refused`), or called what it is not (`file-mislabelled`).
 */
export async function checkUpload(
  fileName: string,
  content: Uint8Array,
  maxBytes: number,
): Promise<{ name: string; contentType: string }> {
  const name = checkFileName(fileName);
  if (content.length === 0) throw invalid("file-empty", {}, "file");
  if (content.length > maxBytes)
    throw invalid("file-too-large", { megabytes: Math.floor(maxBytes / 1024 / 1024) }, "file");
  const ending = name.split(".").length > 1 ? (name.split(".").at(-1) ?? "").toLowerCase() : "";
  const found = await fileTypeFromBuffer(content);
  const endings = found ? accepted[found.mime] : undefined;
  if (!found || !endings) {
    const claimed = Object.values(accepted).some((list) => list.includes(ending));
    throw invalid(claimed ? "file-mislabelled" : "file-type-refused", {}, "file");
  }
  if (!endings.includes(ending)) throw invalid("file-mislabelled", {}, "file");
  return { name, contentType: found.mime };
}
