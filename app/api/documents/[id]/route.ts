import { Readable } from "node:stream";
import { notFound } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import { openDocument } from "@/server/tickets";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";
import { refusal } from "../refusal";

/** A stored document, always as a download and never as something the browser may run. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { id } = await params;
    if (!isUuid(id)) throw notFound();
    const door = openDoor(await requestContext(request.headers), {
      staff: "tickets.read-documents",
      portal: "resident.documents",
    });
    const { fileName, contentType, sizeBytes, content } = await openDocument(door, id);
    return new Response(Readable.toWeb(content) as ReadableStream, {
      headers: {
        "content-type": contentType,
        "content-length": String(sizeBytes),
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return refusal(request, error);
  }
}
