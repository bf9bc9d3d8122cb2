import { refusal } from "@/app/api/documents/refusal";
import { receiveBankFile } from "@/server/billing";
import { invalid } from "@/server/platform/errors";
import { isSameOrigin } from "@/server/platform/same-origin";
import { requestContext } from "@/server/trpc/context";
import { openDoor } from "@/server/trpc/door";

/** Takes a bank's answer as the bare body of the request; query `name` is what the file is called, `profile` how it is written. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  try {
    const door = openDoor(await requestContext(request.headers), { staff: "cashier.bank-files" });
    if (!request.body) throw invalid("bank-file-empty");
    const query = new URL(request.url).searchParams;
    const given = { name: query.get("name") ?? "", profileSlug: query.get("profile") ?? "" };
    return Response.json(await receiveBankFile(door, given, request.body), { status: 201 });
  } catch (error) {
    return refusal(request, error);
  }
}
