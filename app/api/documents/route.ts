import { env } from "@/server/platform/env";
import { invalid } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import { isSameOrigin } from "@/server/platform/same-origin";
import { uploadDocument } from "@/server/tickets";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";
import { readForm } from "./read-form";
import { refusal } from "./refusal";

/** Takes one file (part `file`; parts or query `kind` and, for a running request, `ticket`) and answers its id. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  try {
    const door = openDoor(await requestContext(request.headers), {
      staff: "tickets.open",
      portal: "resident.documents",
    });
    const form = await readForm(request, env().DOCUMENT_MAX_MB * 1024 * 1024);
    const query = new URL(request.url).searchParams;
    const part = (name: string) => query.get(name) ?? (form.get(name) as string | null);
    const file = form.get("file");
    if (!(file instanceof File)) throw invalid("file-missing", {}, "file");
    const ticketId = part("ticket");
    if (ticketId && !isUuid(ticketId)) throw invalid("file-missing", {}, "ticket");
    const stored = await uploadDocument(door, {
      kind: part("kind") ?? "",
      ticketId: ticketId || null,
      fileName: file.name,
      content: new Uint8Array(await file.arrayBuffer()),
    });
    return Response.json(stored, { status: 201 });
  } catch (error) {
    return refusal(request, error);
  }
}
