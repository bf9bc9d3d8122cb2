import { refusal } from "@/app/api/documents/refusal";
import { uploadSlips } from "@/server/billing";
import { invalid } from "@/server/platform/errors";
import { isSameOrigin } from "@/server/platform/same-origin";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";

/** Takes a bank statement as the bare body of the request; query `name` is what the file is called. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  try {
    const door = openDoor(await requestContext(request.headers), { staff: "cashier.bank-files" });
    if (!request.body) throw invalid("import-file-empty");
    const name = new URL(request.url).searchParams.get("name") ?? "";
    return Response.json(await uploadSlips(door, name, request.body), { status: 201 });
  } catch (error) {
    return refusal(request, error);
  }
}
