import { and, eq } from "drizzle-orm";
import { accounts, groups, sites, tenants } from "@/db/schema";
import { withSystem, withTenant, withTenantCopy } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { onboard } from "@/tenants/onboard";
import { onboardingSchema } from "@/tenants/schemas/onboarding";
import { insertAccounts } from "./insert-accounts";

export type LargeGroup = { slug: string; subsidiaries: number; accountsEach: number };

/** A city of 1.65 million households, as Jinan's heat companies count them. */
export const group1650k: LargeGroup = { slug: "group-1650k", subsidiaries: 20, accountsEach: 82_500 };

const districts = ["历下", "市中", "槐荫", "天桥", "历城", "长清", "章丘", "济阳", "莱芜", "钢城"];
const foundedOn = startOfDay("2025-05-06", "Asia/Shanghai");

/**
 * Makes a group with many accounts, set-based, one transaction per subsidiary; a run that was cut off is completed by the
 * next. Returns how many accounts it made: none when the group was complete.
 */
export async function seedLargeGroup(size: LargeGroup, say: (text: string) => void = () => undefined): Promise<number> {
  const groupId = await ensureGroup(size.slug);
  let made = 0;
  let next = 1;
  const fill = async () => {
    for (let nth = next++; nth <= size.subsidiaries; nth = next++) {
      const tenant = await ensureSubsidiary(groupId, size.slug, nth);
      if (await hasAccounts(tenant)) continue;
      const started = performance.now();
      await withTenantCopy({ tenantId: tenant.id, as: "worker" }, (tx) =>
        insertAccounts(tx, tenant, nth, size.accountsEach),
      );
      made += size.accountsEach;
      say(`${tenant.name}: ${size.accountsEach} accounts in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
  };
  // Two at a time: one PostgreSQL process fills one subsidiary and keeps one core busy.
  await Promise.all([fill(), fill()]);
  return made;
}

async function ensureGroup(slug: string): Promise<string> {
  return withSystem(async (tx) => {
    const branding = { color: "#334155" };
    const row = { id: newId(), slug, name: "百万户能源集团", nameEn: "Million Households Energy", branding };
    await tx.insert(groups).values(row).onConflictDoNothing();
    const [group] = await tx.select().from(groups).where(eq(groups.slug, slug));
    await tx
      .insert(sites)
      .values({ host: `${slug}.localhost`, groupId: group!.id })
      .onConflictDoNothing();
    return group!.id;
  });
}

async function ensureSubsidiary(groupId: string, groupSlug: string, nth: number): Promise<Tenant> {
  const slug = `${groupSlug}-${nth.toString().padStart(2, "0")}`.replace(/^group-/, "g");
  const [known] = await withSystem((tx) =>
    tx
      .select()
      .from(tenants)
      .where(and(eq(tenants.groupId, groupId), eq(tenants.slug, slug))),
  );
  if (known) return known;
  const place = districts[(nth - 1) % districts.length]!;
  const letters = `${String.fromCharCode(65 + Math.floor((nth - 1) / 26))}${String.fromCharCode(65 + ((nth - 1) % 26))}`;
  const order = onboardingSchema.parse({
    ...{ slug, code: `G${letters}`, pack: "heating" },
    ...{ name: `${place}${nth > districts.length ? "第二" : ""}热力`, nameEn: `Heating ${nth}` },
    ...{ adminName: "系统管理员", adminEmail: `admin@${slug}.example` },
  });
  const actor = { kind: "system", name: `npm run seed ${groupSlug}` } as const;
  return (await onboard({ group: { id: groupId }, actor, now: foundedOn }, order)).tenant;
}

async function hasAccounts(tenant: Tenant): Promise<boolean> {
  const [one] = await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.tenantId, tenant.id)).limit(1),
  );
  return one !== undefined;
}
