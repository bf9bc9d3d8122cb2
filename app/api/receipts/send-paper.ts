import { refusal } from "@/app/api/documents/refusal";
import type { OpenedPaper } from "@/server/billing";
import { notFound } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import { requestContext } from "@/server/trpc/context";
import { type Door, openDoor } from "@/server/trpc/door";

/** Answers with a paper that the asker may see; another's is not found. */
export async function sendPaper(
  request: Request,
  params: Promise<{ id: string }>,
  open: (door: Door, id: string) => Promise<OpenedPaper>,
): Promise<Response> {
  try {
    const { id } = await params;
    if (!isUuid(id)) throw notFound();
    const door = openDoor(await requestContext(request.headers), { staff: "billing.read", portal: "resident.bills" });
    const { fileName, content } = await open(door, id);
    return new Response(content as BodyInit, {
      headers: {
        "content-type": "application/pdf",
        "content-length": String(content.length),
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return refusal(request, error);
  }
}
