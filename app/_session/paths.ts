/** Set by proxy.ts on every page request, over whatever the browser sent. */
export const pathHeader = "x-tributary-path";

/** A path of this site to go on to after signing in; anything else (another host, a scheme, the sign-in page itself) becomes the start page. */
export function safeReturnPath(given: string | null | undefined): string {
  if (!given?.startsWith("/") || given.startsWith("//") || /[\\\s]/.test(given) || given.length > 500) return "/";
  const url = new URL(given, "http://here.invalid");
  if (url.host !== "here.invalid" || url.pathname === "/sign-in") return "/";
  url.searchParams.delete("_rsc");
  return `${url.pathname}${url.search}`;
}

/** The sign-in page, leading back to `path`; `expired` says that a session was there and ended. */
export function signInPath({
  path,
  expired,
  staff,
}: {
  path?: string | null;
  expired?: boolean;
  staff?: boolean;
} = {}): string {
  const query = new URLSearchParams();
  if (staff) query.set("as", "staff");
  const next = safeReturnPath(path);
  if (next !== "/") query.set("next", next);
  if (expired) query.set("reason", "session-expired");
  return query.size > 0 ? `/sign-in?${query}` : "/sign-in";
}
