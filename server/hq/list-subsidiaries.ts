import { and, asc, eq, lte, sql } from "drizzle-orm";
import { dailyRollups, rollupStatus, sites, tenants } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type { HqCtx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";

/** The group's subsidiaries with their sites, households and the freshness of their figures. */
export async function listSubsidiaries(ctx: HqCtx) {
  const { tx, group } = ctx;
  const today = dayOf(ctx.now, group.timezone);
  const households = tx
    .select({ tenantId: dailyRollups.tenantId, count: sql<number>`sum(${dailyRollups.value})::int`.as("count") })
    .from(dailyRollups)
    .where(and(eq(dailyRollups.groupId, group.id), eq(dailyRollups.metric, "households"), lte(dailyRollups.day, today)))
    .groupBy(dailyRollups.tenantId)
    .as("households");
  const rows = await tx
    .select({ tenant: tenants, households: households.count, asOf: rollupStatus.refreshedAt })
    .from(tenants)
    .leftJoin(households, eq(households.tenantId, tenants.id))
    .leftJoin(rollupStatus, eq(rollupStatus.tenantId, tenants.id))
    .where(eq(tenants.groupId, group.id))
    .orderBy(asc(tenants.createdAt), asc(tenants.slug));
  const hosts = await hostsOf(group.id);
  return rows.map(({ tenant, households: count, asOf }) => ({
    id: tenant.id,
    slug: tenant.slug,
    code: tenant.code,
    name: tenant.name,
    nameEn: tenant.nameEn,
    kind: tenant.kind,
    status: tenant.status,
    color: tenant.branding.color,
    since: tenant.createdAt,
    households: count,
    asOf,
    host: hosts.find(({ tenantId }) => tenantId === tenant.id)?.host ?? null,
  }));
}

/** Which host leads where is the deployment's knowledge, not the group's roll-ups: the system role reads it. */
function hostsOf(groupId: string) {
  return withSystem(
    (tx) =>
      tx
        .select({ tenantId: sites.tenantId, host: sites.host })
        .from(sites)
        .where(eq(sites.groupId, groupId))
        .orderBy(sites.createdAt, sites.host),
    { readOnly: true },
  );
}
