/** The first address in x-forwarded-for; good for rate limits, never for trust. */
export function clientIpOf(headers: Headers): string | null {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim() || null;
}
