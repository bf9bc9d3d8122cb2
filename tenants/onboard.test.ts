import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  auditEvents,
  configDocuments,
  divisions,
  memberships,
  sessions,
  tenants,
  users,
  workflowStates,
} from "@/db/schema";
import { closePools, withSystem, withTenant } from "@/db/tenant";
import { makeGroup, makeHqStaff } from "@/db/test/factories";
import { findSession, openSession, verifyPassword } from "@/server/identity";
import { onboard, type OnboardCtx } from "./onboard";
import { packs } from "./packs";
import { resolveSite } from "./resolve";
import { type Onboarding, onboardingSchema } from "./schemas/onboarding";
import { workflowSchema } from "./schemas/workflow";

let group: Awaited<ReturnType<typeof makeGroup>>;
let ctx: OnboardCtx;
beforeAll(async () => {
  group = await makeGroup();
  ctx = { group, actor: await makeHqStaff(group, ["hq-operator"]), now: new Date("2026-11-21T02:00:00Z") };
});
afterAll(closePools);

let count = 0;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
function orderOf(given: Partial<Onboarding> = {}): Onboarding {
  const mark = `${Date.now().toString(36)}${count++}`;
  return onboardingSchema.parse({
    slug: `new-${mark}`,
    code: `N${letters[count]}`,
    name: "新区热力",
    nameEn: "New Heating",
    pack: "heating",
    adminName: "周敏",
    adminEmail: `admin-${mark}@example.com`,
    ...given,
  });
}
const refusalOf = (order: Onboarding) =>
  onboard(ctx, order).then(
    () => "let in",
    (error: { code: string }) => error.code,
  );

test.each(["heating", "water"] as const)(
  "a subsidiary from the %s pack has everything its staff and residents need",
  async (pack) => {
    const { tenant, hosts, created, password } = await onboard(ctx, orderOf({ pack, hotline: "0531-96777" }));
    expect(created).toBe(true);
    expect(hosts).toEqual([`${tenant.slug}.localhost`]);
    expect(tenant).toMatchObject({
      kind: pack,
      hotline: "0531-96777",
      stripeAccountId: expect.stringMatching(/^acct_/),
    });
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const found = await withTenant({ tenantId: tenant.id, as: "tenant" }, async (tx) => ({
      divisions: await tx.select().from(divisions).where(eq(divisions.tenantId, tenant.id)),
      documents: await tx.select().from(configDocuments).where(eq(configDocuments.tenantId, tenant.id)),
      states: await tx.select().from(workflowStates).where(eq(workflowStates.tenantId, tenant.id)),
      audits: await tx.select().from(auditEvents).where(eq(auditEvents.tenantId, tenant.id)),
    }));
    expect(found.divisions.length).toBeGreaterThan(0);
    expect(found.documents).toHaveLength(packs[pack].documents.length + 1);
    expect(
      found.documents.every(
        ({ status, version, effectiveFrom }) =>
          status === "published" && version === 1 && effectiveFrom === "2026-01-01",
      ),
    ).toBe(true);
    for (const document of found.documents.filter(({ kind }) => kind === "workflow")) {
      const states = found.states.filter(({ versionId }) => versionId === document.id).map(({ state }) => state);
      expect(states.toSorted()).toEqual(
        workflowSchema
          .parse(document.body)
          .states.map(({ key }) => key)
          .toSorted(),
      );
    }
    expect(found.audits).toMatchObject([{ action: "hq.onboard", actorKind: "hq", data: { pack } }]);
  },
);

test("the administrator signs in with the password shown, at the new site and no other", async () => {
  const order = orderOf();
  const { password } = await onboard(ctx, order);
  const site = (await resolveSite(`${order.slug}.localhost`))!;
  const { id } = await verifyPassword(site, order.adminEmail, password!, null);
  const token = await openSession(id, site, { userAgent: null, ip: null });
  expect(await findSession(token, site, new Date())).toMatchObject({ kind: "staff", roles: ["admin"] });
  const headquarters = (await resolveSite(`${group.slug}.localhost`))!;
  expect(await findSession(token, headquarters, new Date())).toBeNull();
});

test("the same order again founds nothing twice, and tells a new password only while the old one was not used up", async () => {
  const order = orderOf();
  const first = await onboard(ctx, order);
  const second = await onboard(ctx, order);
  expect(second).toMatchObject({ created: false, tenant: { id: first.tenant.id } });
  const site = (await resolveSite(`${order.slug}.localhost`))!;
  await expect(verifyPassword(site, order.adminEmail, first.password!, null)).rejects.toThrow("wrong-password");
  await verifyPassword(site, order.adminEmail, second.password!, null);
  await withSystem((tx) => tx.update(users).set({ passwordTemporary: false }).where(eq(users.email, order.adminEmail)));
  expect((await onboard(ctx, order)).password).toBeNull();
});

test("twenty orders at once found one subsidiary", async () => {
  const order = orderOf();
  const all = await Promise.all(Array.from({ length: 20 }, () => onboard(ctx, order)));
  expect(all.filter(({ created }) => created)).toHaveLength(1);
  const members = await withSystem((tx) =>
    tx.select().from(memberships).where(eq(memberships.tenantId, all[0]!.tenant.id)),
  );
  expect(members).toHaveLength(1);
});

test("what is taken or reserved is refused by name, and leaves nothing behind", async () => {
  const standing = orderOf({ hosts: ["service.example.com"], stripeAccountId: "acct_standing" });
  await onboard(ctx, standing);
  expect(await refusalOf(orderOf({ slug: "admin" }))).toBe("slug-reserved");
  expect(await refusalOf(orderOf({ slug: standing.slug }))).toBe("slug-taken");
  const wants = (wish: Partial<Onboarding>) => orderOf({ slug: "left-nothing", ...wish });
  expect(await refusalOf(wants({ code: standing.code }))).toBe("code-taken");
  expect(await refusalOf(wants({ hosts: ["service.example.com"] }))).toBe("host-taken");
  expect(await refusalOf(wants({ hosts: ["www.example.com"] }))).toBe("host-reserved");
  expect(await refusalOf(wants({ stripeAccountId: "acct_standing" }))).toBe("stripe-account-taken");
  expect(await withSystem((tx) => tx.select().from(tenants).where(eq(tenants.slug, "left-nothing")))).toEqual([]);
  expect(
    await onboard({ ...ctx, group: { id: "00000000-0000-7000-8000-000000000000" } }, orderOf()).catch(
      (error: { code: string }) => error.code,
    ),
  ).toBe("group-unknown");
});

test("a colleague of the group becomes administrator with the password they have", async () => {
  const order = orderOf();
  await onboard(ctx, order);
  await withSystem((tx) => tx.update(users).set({ passwordTemporary: false }).where(eq(users.email, order.adminEmail)));
  const next = await onboard(ctx, orderOf({ adminEmail: order.adminEmail }));
  expect(next).toMatchObject({ created: true, password: null });
  const theirs = await withSystem((tx) =>
    tx
      .select()
      .from(users)
      .innerJoin(memberships, eq(memberships.userId, users.id))
      .where(and(eq(users.email, order.adminEmail))),
  );
  expect(theirs).toHaveLength(2);
});

test("a new password ends the sessions that the old one opened", async () => {
  const order = orderOf();
  const { tenant } = await onboard(ctx, order);
  const site = (await resolveSite(`${order.slug}.localhost`))!;
  const [user] = await withSystem((tx) => tx.select().from(users).where(eq(users.email, order.adminEmail)));
  await openSession(user!.id, site, { userAgent: null, ip: null });
  await onboard(ctx, order);
  expect(await withSystem((tx) => tx.select().from(sessions).where(eq(sessions.tenantId, tenant.id)))).toEqual([]);
});
