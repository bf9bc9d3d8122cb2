import { eq } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { groups, type OidcProvider, sites, tenants } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";

export type Group = { id: string; slug: string; name: string; nameEn: string; timezone: string };

/** What a host stands for: a subsidiary of a group, or the group's headquarters. */
export type Site = { host: string; group: Group; tenant: Tenant | null; oidc: OidcProvider[] };

// A registry row changes a few times a year; half a minute keeps it out of every request.
const cache = new LRUCache<string, { site: Site | null }>({ max: 1000, ttl: 30_000 });

/** Host without its port, in lower case. */
export function hostName(host: string): string {
  return host.trim().toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
}

/**
 * The host that a browser asked for: Host, which a proxy in front must pass on, and nothing that a client could name
 * beside it. One exception: to render where a server action redirects to, Next.js asks itself at `localhost` and hands the
 * browser's host on as forwarded; a client that pretends this reaches nothing that its own Host header would not.
 */
export function askedHost(headers: Pick<Headers, "get">): string {
  const host = headers.get("host") ?? "";
  return hostName(host) === "localhost" ? (headers.get("x-forwarded-host") ?? host) : host;
}

/** The site of a host, or null when nobody lives there. */
export async function resolveSite(host: string): Promise<Site | null> {
  const name = hostName(host);
  const known = cache.get(name);
  if (known) return known.site;
  const site = await readSite(name);
  cache.set(name, { site });
  return site;
}

/** Forgets cached sites; after an onboarding or a change of branding. */
export function forgetSites(): void {
  cache.clear();
}

async function readSite(host: string): Promise<Site | null> {
  const [row] = await withSystem(
    (tx) =>
      tx
        .select({ site: sites, group: groups, tenant: tenants })
        .from(sites)
        .innerJoin(groups, eq(groups.id, sites.groupId))
        .leftJoin(tenants, eq(tenants.id, sites.tenantId))
        .where(eq(sites.host, host)),
    { readOnly: true },
  );
  if (!row || row.tenant?.status === "suspended") return null;
  return { host, group: row.group, tenant: row.tenant, oidc: row.site.oidc };
}

/** A subsidiary by its id, for jobs; null when it does not exist. */
export async function findTenant(tenantId: string): Promise<Tenant | null> {
  const [tenant] = await withSystem((tx) => tx.select().from(tenants).where(eq(tenants.id, tenantId)), {
    readOnly: true,
  });
  return tenant ?? null;
}

/** The subsidiary that a payment provider's connected account belongs to; null when unknown. */
export async function findTenantByStripeAccount(stripeAccountId: string): Promise<Tenant | null> {
  const [tenant] = await withSystem(
    (tx) => tx.select().from(tenants).where(eq(tenants.stripeAccountId, stripeAccountId)),
    { readOnly: true },
  );
  return tenant ?? null;
}

/** All active subsidiaries, for nightly jobs. */
export function listTenants(): Promise<Tenant[]> {
  return withSystem((tx) => tx.select().from(tenants).where(eq(tenants.status, "active")).orderBy(tenants.slug), {
    readOnly: true,
  });
}
