import { and, asc, desc, eq, gt, lte, ne } from "drizzle-orm";
import { configDocuments, formerPlaces } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { BrandingDocument } from "@/tenants/schemas/branding";

/**
 * What a paper says beside its sums, as it was known at the instant of its issue: where the home lay and the house's
 * telephone. What changed afterwards is not on it, however late it is printed.
 */
export async function readLetterhead(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  account: { id: string; address: string },
  at: Date,
): Promise<{ address: string; hotline: string }> {
  const [place] = await tx
    .select({ address: formerPlaces.address })
    .from(formerPlaces)
    .where(
      and(
        eq(formerPlaces.tenantId, tenant.id),
        eq(formerPlaces.accountId, account.id),
        gt(formerPlaces.knownUntil, at),
      ),
    )
    .orderBy(asc(formerPlaces.knownUntil))
    .limit(1);
  const [branding] = await tx
    .select({ body: configDocuments.body })
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, tenant.id),
        eq(configDocuments.kind, "branding"),
        ne(configDocuments.status, "draft"),
        lte(configDocuments.publishedAt, at),
      ),
    )
    .orderBy(desc(configDocuments.version))
    .limit(1);
  const { hotline } = (branding?.body ?? tenant) as Pick<BrandingDocument, "hotline">;
  return { address: place?.address ?? account.address, hotline };
}
