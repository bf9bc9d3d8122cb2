import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "./app/_session/paths";

/** Tells server components which address they render, so that a sign-in can lead back to it. Decides nothing. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/((?!_next/|api/|.*\\.\\w+$).*)"] };
