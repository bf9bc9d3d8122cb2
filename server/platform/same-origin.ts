/**
 * Whether a request that changes something comes from a page of the site it is sent to. SameSite cookies do
 * not tell sister subsidiaries apart (one registrable domain), so a page of one must not post to another.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (!origin) return request.headers.get("sec-fetch-site") !== "cross-site";
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
