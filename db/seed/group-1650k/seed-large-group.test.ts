import { count, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { accounts, chargeableAreas, tenants } from "@/db/schema";
import { closePools, withSystem, withTenant } from "@/db/tenant";
import { seedLargeGroup } from "./seed-large-group";

afterAll(closePools);

test("a large group is made whole, and a second order for it makes nothing", async () => {
  const size = { slug: "group-small", subsidiaries: 2, accountsEach: 300 };
  expect(await seedLargeGroup(size)).toBe(600);
  expect(await seedLargeGroup(size)).toBe(0);
  const made = await withSystem((tx) => tx.select().from(tenants).where(eq(tenants.slug, "gsmall-02")));
  const tenantId = made[0]!.id;
  const counts = await withTenant({ tenantId, as: "tenant" }, async (tx) => {
    const [households] = await tx.select({ n: count() }).from(accounts).where(eq(accounts.tenantId, tenantId));
    const [areas] = await tx.select({ n: count() }).from(chargeableAreas).where(eq(chargeableAreas.tenantId, tenantId));
    return { households: households!.n, areas: areas!.n };
  });
  // One main area each, and a balcony for every fifth: 300 + 60.
  expect(counts).toEqual({ households: 300, areas: 360 });
});
