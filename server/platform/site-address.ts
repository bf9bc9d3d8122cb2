import { asc, eq } from "drizzle-orm";
import { sites } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { env } from "./env";

/** Where a subsidiary's site is to be reached, such as http://quancheng.localhost:3000; null while it has none. */
export async function siteAddress(tenantId: string): Promise<string | null> {
  const [site] = await withSystem(
    (tx) =>
      tx.select({ host: sites.host }).from(sites).where(eq(sites.tenantId, tenantId)).orderBy(asc(sites.host)).limit(1),
    { readOnly: true },
  );
  if (!site) return null;
  const { PUBLIC_SCHEME, PORT } = env();
  // Behind TLS a proxy stands on the usual port; without it the server itself is what the browser sees.
  return PUBLIC_SCHEME === "https" ? `https://${site.host}` : `http://${site.host}:${PORT}`;
}
