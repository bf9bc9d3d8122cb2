import { and, eq, isNull } from "drizzle-orm";
import { groups as groupTable, memberships, sites, tenants, users } from "@/db/schema";
import { type Tx, withSystem } from "@/db/tenant";
import { hashPassword } from "@/server/identity";
import type { Tenant } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { onboard } from "@/tenants/onboard";
import { forgetSites } from "@/tenants/resolve";
import { onboardingSchema } from "@/tenants/schemas/onboarding";
import { type DemoGroup, demoPassword, groups, type Subsidiary, subsidiaries } from "./subsidiaries";

/** The day on which the demo's subsidiaries were founded; early enough that both seasons have a tariff. */
const foundedOn = startOfDay("2025-05-06", "Asia/Shanghai");

/** Makes the demo's groups, subsidiaries, sites and staff where they are missing, and returns the subsidiaries by slug. */
export async function seedRegistry(): Promise<Map<string, Tenant>> {
  const passwordHash = await hashPassword(demoPassword);
  const made = new Map<string, Tenant>();
  for (const group of groups) {
    const groupId = await withSystem((tx) => ensureGroup(tx, group, passwordHash));
    for (const subsidiary of subsidiaries.filter((one) => one.group === group.slug)) {
      const tenant = await ensureSubsidiary(groupId, subsidiary);
      made.set(subsidiary.slug, tenant);
      await withSystem(async (tx) => {
        for (const { email, name, role } of subsidiary.staff) {
          await ensureStaff(tx, { groupId, tenantId: tenant.id, email, name, roles: [role], passwordHash });
        }
      });
    }
  }
  forgetSites();
  return made;
}

async function ensureGroup(tx: Tx, group: DemoGroup, passwordHash: string): Promise<string> {
  const { slug, host, name, nameEn, branding } = group;
  await tx.insert(groupTable).values({ id: newId(), slug, name, nameEn, branding }).onConflictDoNothing();
  const [row] = await tx.select().from(groupTable).where(eq(groupTable.slug, slug));
  const groupId = row!.id;
  await tx.insert(sites).values({ host, groupId }).onConflictDoNothing();
  for (const { email, name: person, roles } of group.staff) {
    await ensureStaff(tx, { groupId, tenantId: null, email, name: person, roles, passwordHash });
  }
  return groupId;
}

/** Founds the subsidiary as the operator page does, from its pack; then gives it its own face. */
async function ensureSubsidiary(groupId: string, subsidiary: Subsidiary): Promise<Tenant> {
  const { slug, kind, code, name, nameEn, hotline, branding, staff } = subsidiary;
  const [known] = await withSystem((tx) => tx.select().from(tenants).where(eq(tenants.slug, slug)));
  if (known) return known;
  const [admin] = staff;
  const order = onboardingSchema.parse({
    ...{ slug, code, name, nameEn, hotline, pack: kind, color: branding.color },
    ...{ adminName: admin!.name, adminEmail: admin!.email },
  });
  const actor = { kind: "system", name: "演示数据" } as const;
  const { tenant } = await onboard({ group: { id: groupId }, actor, now: foundedOn }, order);
  await withSystem((tx) => tx.update(tenants).set({ branding }).where(eq(tenants.id, tenant.id)));
  return { ...tenant, branding };
}

type Staff = {
  groupId: string;
  tenantId: string | null;
  email: string;
  name: string;
  roles: string[];
  passwordHash: string;
};

/** A colleague with the demo's password; it is theirs for good, so the first sign-in asks for no other. */
async function ensureStaff(tx: Tx, { groupId, tenantId, email, name, roles, passwordHash }: Staff): Promise<void> {
  const mine = and(eq(users.groupId, groupId), eq(users.kind, "staff"), eq(users.email, email));
  await tx.insert(users).values({ id: newId(), groupId, kind: "staff", name, email }).onConflictDoNothing();
  const [user] = await tx.select().from(users).where(mine);
  if (user!.passwordHash && !user!.passwordTemporary) return;
  await tx.update(users).set({ name, passwordHash, passwordTemporary: false }).where(mine);
  const membership = { id: newId(), userId: user!.id, groupId, tenantId, roles };
  await tx.insert(memberships).values(membership).onConflictDoNothing();
  const here = tenantId ? eq(memberships.tenantId, tenantId) : isNull(memberships.tenantId);
  await tx
    .update(memberships)
    .set({ roles })
    .where(and(eq(memberships.userId, user!.id), here));
}
