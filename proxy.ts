import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./app/_headers/content-security-policy";
import { pathHeader } from "./app/_session/paths";

/**
 * Tells server components which address they render, so that a sign-in can lead back to it, and gives the page its
 * content security policy, whose nonce Next.js puts on its own scripts. Decides nothing.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64"));
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/((?!_next/|api/|.*\\.\\w+$).*)"] };
