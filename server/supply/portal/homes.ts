import { and, asc, eq, isNull } from "drizzle-orm";
import { accounts, residentLinks } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { siteAddress } from "@/server/platform/site-address";
import { listTenants } from "@/tenants/resolve";

type Asking = { tenant: Tenant; session: { userId: string; accountId: string | null } };

/** A resident's accounts: those of this subsidiary, and those of its sisters with the address of their site. */
export async function listHomes({ tenant, session }: Asking) {
  const group = (await listTenants()).filter((one) => one.groupId === tenant.groupId);
  const mine = await accountsOf(tenant.id, session.userId);
  const sisters = [];
  for (const sister of group.filter((one) => one.id !== tenant.id)) {
    const found = await accountsOf(sister.id, session.userId);
    if (found.length > 0)
      sisters.push({
        name: sister.name,
        nameEn: sister.nameEn,
        kind: sister.kind,
        url: await siteAddress(sister.id),
        accounts: found,
      });
  }
  return { mine: mine.map((one) => ({ ...one, open: one.id === session.accountId })), sisters };
}

/** By the ties of this one user alone; read with the subsidiary's sight, since a resident sees only the open account. */
function accountsOf(tenantId: string, userId: string) {
  return withTenant(
    { tenantId, as: "tenant" },
    (tx) =>
      tx
        .select({ id: accounts.id, accountNo: accounts.accountNo, address: accounts.address, status: accounts.status })
        .from(residentLinks)
        .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, residentLinks.accountId)))
        .where(
          and(
            eq(residentLinks.tenantId, tenantId),
            eq(residentLinks.residentUserId, userId),
            isNull(residentLinks.revokedAt),
          ),
        )
        .orderBy(asc(accounts.status), asc(accounts.accountNo)),
    { readOnly: true },
  );
}
