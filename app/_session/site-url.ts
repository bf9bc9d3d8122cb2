import "server-only";
import { headers } from "next/headers";

/** The address of another site of this deployment: same scheme and port as the one being looked at. */
export async function siteUrl(host: string, path = ""): Promise<string> {
  const given = await headers();
  const scheme = given.get("x-forwarded-proto")?.split(",")[0]?.trim() || "http";
  const port = /:(\d+)$/.exec(given.get("host") ?? "")?.[1];
  return `${scheme}://${host}${port ? `:${port}` : ""}${path}`;
}
