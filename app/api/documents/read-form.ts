import { invalid } from "@/server/platform/errors";

/** Room for the other parts of the form beside the file. */
const slack = 64 * 1024;

/** A multipart form of at most `maxBytes`; the reading stops at the limit, whatever the sender announced. */
export async function readForm(request: Request, maxBytes: number): Promise<FormData> {
  const most = maxBytes + slack;
  const tooLarge = () => invalid("file-too-large", { megabytes: Math.floor(maxBytes / 1024 / 1024) }, "file");
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > most) throw tooLarge();
    parts.push(part);
  }
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return await new Response(Buffer.concat(parts), { headers }).formData();
  } catch {
    throw invalid("file-missing", {}, "file");
  }
}
