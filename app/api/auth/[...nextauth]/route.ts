import { NextRequest } from "next/server";
import { handlers } from "@/server/identity/auth";

/** Auth.js must see the host the browser used, not the one the server listens on: every site signs in on itself. */
function atOwnHost(request: NextRequest): NextRequest {
  const host = request.headers.get("host") ?? request.nextUrl.host;
  const scheme = request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol.replace(":", "");
  const url = new URL(`${request.nextUrl.pathname}${request.nextUrl.search}`, `${scheme}://${host}`);
  return new NextRequest(url, request);
}

export const GET = (request: NextRequest) => handlers.GET(atOwnHost(request));
export const POST = (request: NextRequest) => handlers.POST(atOwnHost(request));
