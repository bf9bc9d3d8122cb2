import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { tickets } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeResident, makeStaff, makeTenant } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { twoWinters } from "./test/make-winter";
import { makeWorkflows } from "./test/make-workflows";
import { stopHeating } from "./stop-heating";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await makeWorkflows(tenant, twoWinters);
});

const on = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) });
const input = { form: { reason: "vacant", "contact-phone": "13800000000" }, documentIds: [] };

test("an owner asks from a phone, and the request begins the subsidiary's own way", async () => {
  const { account, owner } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const resident = await makeResident(tenant, { account, phone: owner.phone! });
  const ticket = await inTenant(tenant, (ctx) => stopHeating(ctx, input), { actor: resident });
  expect(ticket.ticketNo).toMatch(/-SH-2026-\d{6}$/);
});

test("after the deadline the refusal names the day and the next season that can be stopped", () =>
  inTenant(
    tenant,
    async (ctx) => {
      const { account } = await makeAccount(ctx);
      await expect(stopHeating(ctx, { ...input, accountId: account.id })).rejects.toMatchObject({
        code: "stop-deadline-passed-next",
        params: {
          season: "2026-2027",
          by: "2026-10-31",
          next: "2027-2028",
          nextFrom: "2027-09-01",
          nextBy: "2027-10-31",
        },
      });
    },
    on("2026-11-01"),
  ));

test("the last day is still in time, the day before the window is not", () =>
  inTenant(
    tenant,
    async (ctx) => {
      const { account } = await makeAccount(ctx);
      const early = { ...ctx, now: new Date("2026-08-31T02:00:00Z") };
      await expect(stopHeating(early, { ...input, accountId: account.id })).rejects.toMatchObject({
        code: "stop-window-not-open",
        params: { from: "2026-09-01", by: "2026-10-31" },
      });
      await expect(stopHeating(ctx, { ...input, accountId: account.id })).resolves.toMatchObject({ phase: "open" });
    },
    on("2026-10-31"),
  ));

test("a home that stands stopped is not stopped again", () =>
  inTenant(tenant, async (ctx) => {
    const { account } = await makeAccount(ctx, { supplyState: "stopped", agreementStatus: "suspended" });
    await expect(stopHeating(ctx, { ...input, accountId: account.id })).rejects.toMatchObject({
      code: "already-stopped",
    });
  }));

test("a home that cannot be shut alone, or is under warranty, is refused by the subsidiary's rules", () =>
  inTenant(tenant, async (ctx) => {
    const joined = await makeAccount(ctx, { separable: false });
    await expect(stopHeating(ctx, { ...input, accountId: joined.account.id })).rejects.toMatchObject({
      code: "not-separable",
    });
    const young = await makeAccount(ctx, { warrantyUntil: "2027-06-30" });
    await expect(stopHeating(ctx, { ...input, accountId: young.account.id })).rejects.toMatchObject({
      code: "within-warranty",
      params: { until: "2027-06-30" },
    });
  }));

test("only the owner may turn a home cold: somebody who merely pays for it may not", async () => {
  const { account } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const tenantOfHome = await makeResident(tenant, { account });
  await expect(inTenant(tenant, (ctx) => stopHeating(ctx, input), { actor: tenantOfHome })).rejects.toMatchObject({
    code: "owner-only",
  });
});

test("whatever account a resident names, the request is for their own open one", async () => {
  const { account, owner } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const { account: neighbour } = await asTenant(tenant, (ctx) => makeAccount(ctx));
  const resident = await makeResident(tenant, { account, phone: owner.phone! });
  const ticket = await asTenant(tenant, (ctx) => stopHeating(ctx, { ...input, accountId: neighbour.id }), {
    actor: resident,
  });
  const [row] = await asTenant(tenant, (ctx) => ctx.tx.select().from(tickets).where(eq(tickets.id, ticket.id)));
  expect(row).toMatchObject({ accountId: account.id, residentUserId: resident.userId, channel: "portal" });
});

test("a tariff that forbids stops says so, and a water company has nothing to stop", async () => {
  const strict = await makeTenant();
  const seasons = twoWinters.seasons.map((season) => ({ ...season, stop: { kind: "forbidden" as const } }));
  await makeWorkflows(strict, { ...twoWinters, seasons });
  await inTenant(strict, async (ctx) => {
    const { account } = await makeAccount(ctx);
    await expect(stopHeating(ctx, { ...input, accountId: account.id })).rejects.toMatchObject({
      code: "stop-forbidden",
    });
  });
  const water = await makeTenant({ kind: "water" });
  await inTenant(water, async (ctx) => {
    const { account } = await makeAccount(ctx);
    await expect(stopHeating(ctx, { ...input, accountId: account.id })).rejects.toMatchObject({
      code: "no-heating-here",
    });
  });
});

test("at the counter a clerk asks for the customer, and the channel says so", async () => {
  const clerk = await makeStaff(tenant, ["clerk"]);
  await inTenant(
    tenant,
    async (ctx) => {
      const { account } = await makeAccount(ctx);
      const ticket = await stopHeating(ctx, { ...input, accountId: account.id });
      const [row] = await ctx.tx.select().from(tickets).where(eq(tickets.id, ticket.id));
      expect(row).toMatchObject({ channel: "counter", openedByName: clerk.name });
    },
    { actor: clerk },
  );
});
