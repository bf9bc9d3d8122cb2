import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { groups, memberships, sessions, sites, tenants, users } from "@/db/schema";
import { asNewSubsidiary, type Tx, withSystem } from "@/db/tenant";
import { hashPassword, makePassword } from "@/server/identity";
import { audit } from "@/server/platform/audit";
import type { Actor, Tenant } from "@/server/platform/context";
import { dayOf, plusMonths } from "@/server/platform/dates";
import { env } from "@/server/platform/env";
import { DomainError, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { applyPack } from "./apply-pack";
import { packs } from "./packs";
import { isReserved } from "./reserved-names";
import { forgetSites } from "./resolve";
import type { Onboarding } from "./schemas/onboarding";

export type Onboarded = {
  tenant: Tenant;
  hosts: string[];
  /** False when the subsidiary stood already and this was a repeat. */
  created: boolean;
  /** The administrator's password, told this once; null when they have a password of their own. */
  password: string | null;
};

/** Who founds it, for which group, and when. */
export type OnboardCtx = { group: { id: string }; actor: Actor; now: Date };

const taken = (code: string, params: Record<string, string>, field: string) =>
  new DomainError("conflict", code, params, field);

/**
 * Founds a subsidiary of a group from a pack, whole or not at all: registry, sites, configuration, administrator.
 * Repeating the same order founds nothing twice; it tells a new password as long as the last one was never used.
 * @throws `group-unknown`, `slug-reserved`, `slug-taken`, `code-taken`, `host-taken`, `stripe-account-taken`
 */
export async function onboard(ctx: OnboardCtx, order: Onboarding): Promise<Onboarded> {
  if (isReserved(order.slug)) throw taken("slug-reserved", { slug: order.slug }, "slug");
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const result = await withSystem(async (tx) => {
    // Two orders of one slug, or two clicks on one button: the second waits and finds the first one's work.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`onboard ${order.slug}`}, 0))`);
    const hosts = await hostsOf(tx, ctx.group.id, order);
    const [known] = await tx.select().from(tenants).where(eq(tenants.slug, order.slug));
    if (known) await refuseUnlessRepeat(tx, known, ctx.group.id, order);
    const tenant = known ?? (await found(tx, ctx, order, hosts));
    const told = await enterAdministrator(tx, tenant, order, passwordHash);
    return { tenant, hosts, created: !known, password: told ? password : null };
  });
  forgetSites();
  return result;
}

/** <slug>.<domain of the group's own site>, and those asked for. */
async function hostsOf(tx: Tx, groupId: string, order: Onboarding): Promise<string[]> {
  const [group] = await tx.select().from(groups).where(eq(groups.id, groupId));
  if (!group) throw notFound("group-unknown");
  const own = await tx
    .select({ host: sites.host })
    .from(sites)
    .where(and(eq(sites.groupId, groupId), isNull(sites.tenantId)))
    .orderBy(sites.createdAt)
    .limit(1);
  const domain = own[0]?.host.split(".").slice(1).join(".") || "localhost";
  return [...new Set([`${order.slug}.${domain}`, ...order.hosts])];
}

async function found(tx: Tx, by: OnboardCtx, order: Onboarding, hosts: string[]): Promise<Tenant> {
  const groupId = by.group.id;
  await refuseTaken(tx, groupId, order, hosts);
  const pack = packs[order.pack];
  const branding = { ...pack.branding, ...(order.color ? { color: order.color } : {}) };
  // Without Stripe's keys the sandbox plays its part, and knows any account.
  const stripeAccountId =
    order.stripeAccountId ?? (env().STRIPE_SECRET_KEY ? null : `acct_sandbox_${order.slug.replaceAll("-", "_")}`);
  const { code, name, nameEn, slug, hotline, adminEmail } = order;
  const [tenant] = await tx
    .insert(tenants)
    .values({ id: newId(), groupId, slug, code, name, nameEn, kind: pack.kind, hotline, stripeAccountId, branding })
    .returning();
  if (!tenant) throw new Error("The subsidiary was not written");
  await tx.insert(sites).values(hosts.map((host) => ({ host, groupId, tenantId: tenant.id })));
  const ctx = { tx, tenant, actor: by.actor, now: by.now };
  // From the year in which the running season began, so that the season is covered whole.
  const effectiveFrom = `${plusMonths(dayOf(ctx.now, tenant.timezone), -6).slice(0, 4)}-01-01`;
  await asNewSubsidiary(tx, tenant.id, async () => {
    await applyPack(ctx, pack, { effectiveFrom, branding: { ...branding, hotline } });
    await audit(ctx, "hq.onboard", { type: "tenant", id: tenant.id }, { slug, pack: pack.slug, hosts, adminEmail });
  });
  return tenant;
}

async function refuseTaken(tx: Tx, groupId: string, order: Onboarding, hosts: string[]): Promise<void> {
  const [code] = await tx
    .select({ name: tenants.name })
    .from(tenants)
    .where(and(eq(tenants.groupId, groupId), eq(tenants.code, order.code)));
  if (code) throw taken("code-taken", { code: order.code, name: code.name }, "code");
  const reserved = order.hosts.find((host) => isReserved(host.split(".")[0] ?? ""));
  if (reserved) throw taken("host-reserved", { host: reserved }, "hosts");
  const [site] = await tx.select({ host: sites.host }).from(sites).where(inArray(sites.host, hosts)).limit(1);
  if (site) throw taken("host-taken", { host: site.host }, "hosts");
  if (!order.stripeAccountId) return;
  const [other] = await tx
    .select({ id: tenants.id })
    .from(tenants)
    .where(eq(tenants.stripeAccountId, order.stripeAccountId));
  if (other) throw taken("stripe-account-taken", {}, "stripeAccountId");
}

/** The same order again is a repeat; anything else that wants the slug is told that it is taken. */
async function refuseUnlessRepeat(tx: Tx, known: Tenant, groupId: string, order: Onboarding): Promise<void> {
  const same = known.groupId === groupId && known.code === order.code && known.kind === packs[order.pack].kind;
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.tenantId, known.id)))
    .where(eq(users.email, order.adminEmail));
  if (!same || !admin) throw taken("slug-taken", { slug: order.slug }, "slug");
}

/** Makes the administrator, or takes a colleague of the group for it. Returns whether the new password is theirs. */
async function enterAdministrator(tx: Tx, tenant: Tenant, order: Onboarding, passwordHash: string): Promise<boolean> {
  const { id: tenantId, groupId } = tenant;
  await tx
    .insert(users)
    .values({ id: newId(), groupId, kind: "staff", name: order.adminName, email: order.adminEmail })
    .onConflictDoNothing();
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.groupId, groupId), eq(users.kind, "staff"), eq(users.email, order.adminEmail)));
  if (!user) throw new Error("The administrator was not written");
  await tx
    .insert(memberships)
    .values({ id: newId(), userId: user.id, groupId, tenantId, roles: ["admin"] })
    .onConflictDoNothing();
  if (user.passwordHash && !user.passwordTemporary) return false;
  await tx.update(users).set({ passwordHash, passwordTemporary: true }).where(eq(users.id, user.id));
  await tx.delete(sessions).where(eq(sessions.userId, user.id));
  return true;
}
