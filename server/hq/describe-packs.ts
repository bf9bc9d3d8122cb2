import { and, eq, isNull } from "drizzle-orm";
import { sites } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { packs } from "@/tenants/packs";

/** What an operator chooses from: the packs, and the domain that a new subsidiary's own host ends in. */
export async function describePacks(groupId: string) {
  const [own] = await withSystem(
    (tx) =>
      tx
        .select({ host: sites.host })
        .from(sites)
        .where(and(eq(sites.groupId, groupId), isNull(sites.tenantId)))
        .orderBy(sites.createdAt)
        .limit(1),
    { readOnly: true },
  );
  return {
    domain: own?.host.split(".").slice(1).join(".") || "localhost",
    packs: Object.values(packs).map(({ slug, kind, name, about, branding, divisions, documents }) => ({
      slug,
      kind,
      name,
      about,
      color: branding.color,
      divisions: divisions.length,
      workflows: documents.filter((document) => document.kind === "workflow").length,
      tariffs: documents.filter((document) => document.kind === "tariff").length,
    })),
  };
}
