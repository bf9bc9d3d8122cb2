import { Readable } from "node:stream";
import { refusal } from "@/app/api/documents/refusal";
import { openBankOrder } from "@/server/billing";
import { notFound } from "@/server/platform/errors";
import { isUuid } from "@/server/platform/ids";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";

/** The file that asks a bank to collect; the same bytes however often it is fetched. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { id } = await params;
    if (!isUuid(id)) throw notFound();
    const door = openDoor(await requestContext(request.headers), { staff: "cashier.bank-files" });
    const { fileName, content } = await openBankOrder(door, id);
    return new Response(Readable.toWeb(content) as ReadableStream, {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename="${fileName}"`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return refusal(request, error);
  }
}
