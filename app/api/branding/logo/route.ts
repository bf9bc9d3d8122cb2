import { readForm } from "@/app/api/documents/read-form";
import { refusal } from "@/app/api/documents/refusal";
import { logoMaxBytes, storeLogo } from "@/server/branding";
import { invalid } from "@/server/platform/errors";
import { isSameOrigin } from "@/server/platform/same-origin";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";

/** Takes a logo (part `file`) and answers the address under which branding may name it. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  try {
    const door = openDoor(await requestContext(request.headers), { staff: "settings.edit-branding" });
    const file = (await readForm(request, logoMaxBytes)).get("file");
    if (!(file instanceof File)) throw invalid("file-missing", {}, "file");
    return Response.json(await storeLogo(door, new Uint8Array(await file.arrayBuffer())), { status: 201 });
  } catch (error) {
    return refusal(request, error);
  }
}
