import { refusal } from "@/app/api/documents/refusal";
import { receivePush } from "@/server/metering";
import { requestContext } from "@/server/trpc/context";

/** Readings from a metering platform: `Authorization: Bearer <key>`, `{"readings": [...]}`, one answer per row. */
export async function POST(request: Request): Promise<Response> {
  try {
    return Response.json({ readings: await receivePush(await requestContext(request.headers), request) });
  } catch (error) {
    return refusal(request, error);
  }
}
