import { eq } from "drizzle-orm";
import { groups, tenants } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { makeGroup, makeHqStaff, makeStaff, makeTenant } from "@/db/test/factories";
import { openSession } from "@/server/identity";
import type { Surface } from "@/server/trpc/init";
import { type Ids, makeIds } from "@/server/trpc/test/procedure-matrix/make-ids";
import { type Browser, residentBrowser } from "@/server/trpc/test/procedure-matrix/make-world";
import { resolveSite } from "@/tenants/resolve";

/** Things of one household, and whose they are. */
export type Holding = { name: string; ids: Ids };

/** Somebody at work, and what is theirs to see: a subsidiary, one account of it, or a group's figures. */
export type Person = {
  name: string;
  surface: Surface;
  browser: Browser;
  tenantId: string | null;
  accountId: string | null;
  groupId: string;
};

export type Cities = { people: Person[]; holdings: Holding[]; tenantIds: string[] };

const client = { userAgent: "isolation", ip: "127.0.0.1" };

/** Two groups of two subsidiaries, two households in each, and everybody who may act for them. */
export async function makeCities(): Promise<Cities> {
  const cities: Cities = { people: [], holdings: [], tenantIds: [] };
  for (const groupName of ["甲", "乙"]) {
    const group = await makeGroup();
    await withSystem((tx) =>
      tx
        .update(groups)
        .set({ name: `${groupName}集团${group.slug}` })
        .where(eq(groups.id, group.id)),
    );
    cities.people.push(await headquarters(groupName, group));
    for (const nth of [1, 2]) await addSubsidiary(cities, group, `${groupName}${nth}`);
  }
  return cities;
}

async function headquarters(name: string, group: { id: string; slug: string }): Promise<Person> {
  const { userId } = await makeHqStaff(group, ["hq-manager", "hq-operator"]);
  const browser = await openedBy(userId, `${group.slug}.localhost`);
  return { name: `${name}总部`, surface: "hq", browser, tenantId: null, accountId: null, groupId: group.id };
}

async function addSubsidiary(cities: Cities, group: { id: string }, name: string): Promise<void> {
  const made = await makeTenant({ group });
  const own = { name: `${name}热力${made.slug}`, nameEn: `Heating ${made.slug}` };
  await withSystem((tx) => tx.update(tenants).set(own).where(eq(tenants.id, made.id)));
  const tenant = { ...made, ...own };
  cities.tenantIds.push(tenant.id);
  const host = `${tenant.slug}.localhost`;
  const here = { tenantId: tenant.id, groupId: group.id };
  const { userId } = await makeStaff(tenant);
  const browser = await openedBy(userId, host);
  cities.people.push({ name: `${name}员工`, surface: "staff", browser, accountId: null, ...here });
  for (const home of ["一", "二"]) {
    const ids = await makeIds(tenant);
    cities.holdings.push({ name: `${name}${home}`, ids });
    const resident = await residentBrowser(ids, host);
    cities.people.push({
      name: `${name}${home}居民`,
      surface: "portal",
      browser: resident,
      accountId: ids.accountId,
      ...here,
    });
  }
}

async function openedBy(userId: string, host: string): Promise<Browser> {
  const site = await resolveSite(host);
  return { host, token: await openSession(userId, site!, client) };
}

/** Whether a household's things are this person's to see. */
export function isOwn(person: Person, { ids }: Holding): boolean {
  if (person.accountId) return person.accountId === ids.accountId;
  return person.tenantId === ids.tenantId;
}
