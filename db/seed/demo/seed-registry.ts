import { and, eq, isNull } from "drizzle-orm";
import { groups as groupTable, memberships, sites, tenants, users } from "@/db/schema";
import { type Tx, withSystem } from "@/db/tenant";
import { hashPassword } from "@/server/identity";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { forgetSites } from "@/tenants/resolve";
import { demoPassword, type DemoGroup, groups, type Subsidiary, subsidiaries } from "./subsidiaries";

/** Makes the demo's groups, subsidiaries, sites and staff where they are missing, and returns the subsidiaries by slug. */
export async function seedRegistry(): Promise<Map<string, Tenant>> {
  const passwordHash = await hashPassword(demoPassword);
  const made = await withSystem(async (tx) => {
    const found = new Map<string, Tenant>();
    for (const group of groups) {
      const groupId = await ensureGroup(tx, group);
      for (const { email, name, roles } of group.staff)
        await ensureStaff(tx, { groupId, tenantId: null, email, name, roles, passwordHash });
      for (const subsidiary of subsidiaries.filter((one) => one.group === group.slug)) {
        const tenant = await ensureSubsidiary(tx, groupId, subsidiary);
        found.set(subsidiary.slug, tenant);
        for (const { email, name, role } of subsidiary.staff) {
          await ensureStaff(tx, { groupId, tenantId: tenant.id, email, name, roles: [role], passwordHash });
        }
      }
    }
    return found;
  });
  forgetSites();
  return made;
}

async function ensureGroup(tx: Tx, { slug, host, name, nameEn, branding }: DemoGroup): Promise<string> {
  await tx.insert(groupTable).values({ id: newId(), slug, name, nameEn, branding }).onConflictDoNothing();
  const [group] = await tx.select().from(groupTable).where(eq(groupTable.slug, slug));
  await tx.insert(sites).values({ host, groupId: group!.id }).onConflictDoNothing();
  return group!.id;
}

async function ensureSubsidiary(
  tx: Tx,
  groupId: string,
  { slug, code, name, nameEn, kind, hotline, branding }: Subsidiary,
): Promise<Tenant> {
  const row = {
    id: newId(),
    groupId,
    slug,
    code,
    name,
    nameEn,
    kind,
    hotline,
    branding,
    stripeAccountId: `acct_sandbox_${slug}`,
  };
  await tx.insert(tenants).values(row).onConflictDoNothing();
  const [tenant] = await tx.select().from(tenants).where(eq(tenants.slug, slug));
  await tx
    .insert(sites)
    .values({ host: `${slug}.localhost`, groupId, tenantId: tenant!.id })
    .onConflictDoNothing();
  return tenant!;
}

type Staff = {
  groupId: string;
  tenantId: string | null;
  email: string;
  name: string;
  roles: string[];
  passwordHash: string;
};

async function ensureStaff(tx: Tx, { groupId, tenantId, email, name, roles, passwordHash }: Staff): Promise<void> {
  await tx
    .insert(users)
    .values({ id: newId(), groupId, kind: "staff", name, email, passwordHash })
    .onConflictDoNothing();
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.groupId, groupId), eq(users.kind, "staff"), eq(users.email, email)));
  await tx
    .insert(memberships)
    .values({ id: newId(), userId: user!.id, groupId, tenantId, roles })
    .onConflictDoNothing();
  const mine = and(
    eq(memberships.userId, user!.id),
    tenantId ? eq(memberships.tenantId, tenantId) : isNull(memberships.tenantId),
  );
  await tx.update(memberships).set({ roles }).where(mine);
}
