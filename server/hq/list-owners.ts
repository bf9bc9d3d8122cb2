import { eq } from "drizzle-orm";
import { rollupStatus, tenants } from "@/db/schema";
import type { HqCtx } from "@/server/platform/context";

export type ComparedSubsidiary = {
  id: string;
  slug: string;
  name: string;
  nameEn: string;
  kind: "heating" | "water";
  suspended: boolean;
  /** Until when its facts are counted; null while nothing has been rolled up yet. */
  asOf: Date | null;
  provedAt: Date | null;
  /** How many control totals differed at the last proof. */
  differences: number;
};

/** The group's subsidiaries with how fresh their figures are, the eldest first. */
export async function listOwners({ tx, group }: HqCtx): Promise<ComparedSubsidiary[]> {
  const rows = await tx
    .select({ tenant: tenants, status: rollupStatus })
    .from(tenants)
    .leftJoin(rollupStatus, eq(rollupStatus.tenantId, tenants.id))
    .where(eq(tenants.groupId, group.id))
    .orderBy(tenants.createdAt, tenants.slug);
  return rows.map(({ tenant, status }) => ({
    id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    nameEn: tenant.nameEn,
    kind: tenant.kind,
    suspended: tenant.status === "suspended",
    asOf: status?.refreshedAt ?? null,
    provedAt: status?.provedAt ?? null,
    differences: status?.differences ?? 0,
  }));
}
