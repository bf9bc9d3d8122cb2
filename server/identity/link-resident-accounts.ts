import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { accountRoles, accounts, persons, residentLinks } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { dayOf, startOfDay } from "@/server/platform/dates";
import { now } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { listTenants, type Site } from "@/tenants/resolve";

/**
 * Ties a resident to every account in the group whose present owner, payer or occupant has their proven
 * phone number, and returns the one to open first on this site (null when there is none).
 */
export async function linkResidentAccounts(
  user: { id: string; groupId: string; phone: string | null },
  site: Site,
): Promise<string | null> {
  if (!user.phone) return null;
  const phone = user.phone;
  for (const tenant of await listTenants()) {
    if (tenant.groupId !== user.groupId) continue;
    const today = dayOf(now(), tenant.timezone);
    await withTenant({ tenantId: tenant.id, as: "worker" }, async (tx) => {
      const mine = await tx
        .select({ accountId: accountRoles.accountId, validFrom: sql<string>`min(${accountRoles.validFrom})` })
        .from(persons)
        .innerJoin(accountRoles, and(eq(accountRoles.tenantId, tenant.id), eq(accountRoles.personId, persons.id)))
        .where(
          and(
            eq(persons.tenantId, tenant.id),
            eq(persons.phone, phone),
            isNull(accountRoles.supersededAt),
            inArray(accountRoles.role, ["owner", "payer", "occupant"]),
            sql`${accountRoles.validFrom} <= ${today} and (${accountRoles.validTo} is null or ${accountRoles.validTo} > ${today})`,
          ),
        )
        .groupBy(accountRoles.accountId);
      if (mine.length === 0) return;
      await tx
        .insert(residentLinks)
        .values(
          mine.map((row) => ({
            id: newId(),
            tenantId: tenant.id,
            residentUserId: user.id,
            accountId: row.accountId,
            proof: "phone" as const,
            since: startOfDay(row.validFrom, tenant.timezone),
          })),
        )
        .onConflictDoNothing();
    });
  }
  return site.tenant ? firstAccount(site.tenant.id, user.id) : null;
}

async function firstAccount(tenantId: string, userId: string): Promise<string | null> {
  const [first] = await withTenant({ tenantId, as: "worker" }, (tx) =>
    tx
      .select({ id: accounts.id })
      .from(residentLinks)
      .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, residentLinks.accountId)))
      .where(
        and(
          eq(residentLinks.tenantId, tenantId),
          eq(residentLinks.residentUserId, userId),
          isNull(residentLinks.revokedAt),
        ),
      )
      .orderBy(accounts.status, accounts.accountNo)
      .limit(1),
  );
  return first?.id ?? null;
}
