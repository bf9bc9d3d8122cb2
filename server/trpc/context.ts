import { clientIpOf } from "@/server/platform/client-ip";
import { now } from "@/server/platform/clock";
import { findSession, type Session, sessionCookie } from "@/server/identity";
import { askedHost, resolveSite, type Site } from "@/tenants/resolve";

/** What is known of a request before any procedure runs: where it came to, who sent it, when. */
export type RequestContext = {
  site: Site | null;
  session: Session | null;
  ip: string | null;
  now: Date;
};

function cookieOf(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return decodeURIComponent(value.join("="));
  }
  return undefined;
}

/** Resolves the site from the host (a proxy in front must pass Host on; nobody may name another) and the session from the cookie; nothing of it comes from a body. */
export async function requestContext(headers: Headers): Promise<RequestContext> {
  const at = now();
  const site = await resolveSite(askedHost(headers));
  const session = site ? await findSession(cookieOf(headers, sessionCookie), site, at) : null;
  return { site, session, ip: clientIpOf(headers), now: at };
}
