import { beforeAll, expect, test } from "vitest";
import { asTenant, inTenant, makeAccount, makeGroup, makeResident, makeTenant, testPhone } from "@/db/test/factories";
import { findSession, linkResidentAccounts, openSession } from "@/server/identity";
import type { Ctx, Tenant } from "@/server/platform/context";
import { resolveSite, type Site } from "@/tenants/resolve";
import { makeWorkflows } from "../test/make-workflows";
import { readHome } from "./home";
import { listHomes } from "./homes";
import { switchAccount } from "./switch-account";

let tenant: Tenant;
let sister: Tenant;
let site: Site;
beforeAll(async () => {
  const group = await makeGroup();
  tenant = await makeTenant({ group, name: "甲热力" });
  sister = await makeTenant({ group, name: "乙水务", kind: "water" });
  await makeWorkflows(tenant);
  site = (await resolveSite(`${tenant.slug}.localhost`))!;
});

test("a person sees their homes here and in sister companies, with the way there, and may open only their own", async () => {
  const phone = testPhone();
  const made = (where: Tenant) => asTenant(where, (ctx) => makeAccount(ctx, { phone }));
  const [first, second, far] = [await made(tenant), await made(tenant), await made(sister)];
  const { account: neighbour } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const resident = await makeResident(tenant, { phone });
  await linkResidentAccounts({ id: resident.userId, groupId: tenant.groupId, phone }, site);
  const token = await openSession(resident.userId, site, { userAgent: null, ip: null });
  const session = async () => (await findSession(token, site, new Date()))!;

  const homes = await listHomes({ tenant, session: await session() });
  expect(homes.mine.map((home) => home.id).toSorted()).toEqual([first.account.id, second.account.id].toSorted());
  expect(homes.sisters).toMatchObject([{ name: "乙水务", accounts: [{ id: far.account.id }] }]);
  expect(homes.sisters[0]!.url).toContain(`//${sister.slug}.localhost`);

  const asked = { tenant, session: await session() };
  await switchAccount(asked, second.account.id);
  expect((await session()).accountId).toBe(second.account.id);
  for (const foreign of [neighbour.id, far.account.id]) {
    await expect(switchAccount(asked, foreign)).rejects.toMatchObject({ kind: "not-found" });
  }
  expect((await session()).accountId).toBe(second.account.id);
});

test("the start page tells a heated home, its season and that nothing is owed", async () => {
  const { account, owner } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const resident = await makeResident(tenant, { account, phone: owner.phone! });
  const home = await inTenant(tenant, (ctx) => readHome(ctx as Ctx & { actor: typeof resident }), { actor: resident });
  expect(home).toMatchObject({
    account: { id: account.id, ownerName: owner.name, isOwner: true },
    money: { owedMinor: 0n, unpaidMinor: 0n },
    supply: {
      state: "on",
      season: { slug: "2026-2027", running: false },
      window: { state: "open", applyBy: "2026-10-31" },
    },
    requests: [],
  });
});

test("a resident without an account gets a start page all the same", async () => {
  const resident = await makeResident(tenant);
  const home = await inTenant(tenant, (ctx) => readHome(ctx as Ctx & { actor: typeof resident }), { actor: resident });
  expect(home).toMatchObject({ account: null, requests: [], toConfirm: [] });
});
