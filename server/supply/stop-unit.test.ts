import { setTimeout } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { workOrders } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { makeBilled, makeHeatCompany } from "@/server/adjustments/test/make-billed";
import { accountBalance, correctBill } from "@/server/billing";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { changeAreas } from "./dated/change-areas";
import { createAccount } from "./effects/create-account";
import { resumeSupply } from "./effects/resume-supply";
import { previewStopUnit, stopUnit } from "./stop-unit";
import { makeWinter } from "./test/make-winter";
import { noMove, ticketOf } from "./test/ticket-of";

let tenant: Tenant;
let clerk: Actor;
beforeAll(async () => {
  ({ tenant, clerk } = await makeHeatCompany());
});
afterAll(closePools);

const autumn = new Date("2026-10-08T02:00:00Z");
/** 26 December in Jinan: the season's 42nd day of 121, so 41 days lie before it and 80 from it on. */
const december = new Date("2026-12-26T02:00:00Z");
const as = <T>(fn: (ctx: Ctx) => Promise<T>, now = autumn) => asTenant(tenant, fn, { actor: clerk, now });
type Home = Awaited<ReturnType<typeof makeBilled>>;
const balance = ({ account }: Home) => as((ctx) => accountBalance(ctx, account.id), december);
const reason = "全单元业主联名申请";

/** Stops one home by itself: 15 % of 2,670.00 = 400.50. */
const stopAlone = ({ agreement }: Home) =>
  as(async (ctx) => {
    await changeAreas(ctx, { agreementId: agreement.id, from: "2026-11-15", change: { supplyState: "stopped" } });
    await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "报停" });
  });

/** Three homes of one unit, 100 m² each, billed 2,670.00. */
async function makeUnit(building: string): Promise<[Home, Home, Home]> {
  const home = (room: string) => as((ctx) => makeBilled(ctx, { building, unit: "1", room }));
  return [await home("101"), await home("102"), await home("201")];
}

const ordersOf = (homes: Home[]) =>
  as(async (ctx) => {
    const all = await ctx.tx
      .select()
      .from(workOrders)
      .where(and(eq(workOrders.tenantId, tenant.id), eq(workOrders.kind, "valve-close")));
    return all.filter((order) => homes.some((home) => home.account.id === order.accountId)).length;
  });

test("a unit that stops together pays nothing, who stopped alone before joins, and the next unit is not touched", async () => {
  const homes = await makeUnit("11");
  const next = await as((ctx) => makeBilled(ctx, { building: "11", unit: "2", room: "101" }));
  await stopAlone(homes[2]);
  const seen = await as((ctx) => previewStopUnit(ctx, homes[0].account.id));
  expect(seen.homes.map((home) => [home.room, home.wasSupplied, home.beforeMinor, home.afterMinor])).toEqual([
    ["101", true, 267_000n, 0n],
    ["102", true, 267_000n, 0n],
    ["201", false, 40_050n, 0n],
  ]);
  expect(await balance(homes[0])).toBe(267_000n);
  expect(await ordersOf(homes)).toBe(0);

  expect(await as((ctx) => stopUnit(ctx, { accountId: homes[0].account.id, reason }))).toEqual(seen);
  for (const home of homes) expect(await balance(home)).toBe(0n);
  expect(await balance(next)).toBe(267_000n);
  // For the two that were heated until now.
  expect(await ordersOf(homes)).toBe(2);
  await expect(as((ctx) => stopUnit(ctx, { accountId: homes[1].account.id, reason }))).rejects.toMatchObject({
    code: "unit-already-stopped",
  });
});

test("when one home of the unit is heated again, the others pay as homes that stopped alone, from that day on", async () => {
  const [first, second, third] = await makeUnit("12");
  await as((ctx) => stopUnit(ctx, { accountId: first.account.id, reason }));
  await as(async (ctx) => {
    await resumeSupply(ctx, ticketOf(ctx, { type: "resume-heating", accountId: first.account.id }), noMove);
    await correctBill(ctx, { agreementId: first.agreement.id, season: "2026-2027", reason: "恢复" });
  }, december);
  // 2,670.00 × 80/121 = 1,765.289 → 1,765.29
  expect(await balance(first)).toBe(176_529n);
  // 15 % of it for the same days: 2,670.00 × 0.15 × 80/121 = 264.793 → 264.79
  for (const home of [second, third]) expect(await balance(home)).toBe(26_479n);
});

test("a stop that comes while a home is being heated again waits for it, and then stops that home too", async () => {
  const homes = await makeUnit("15");
  await stopAlone(homes[0]);
  const { account, agreement } = homes[0];
  let commit = () => {};
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const resumed = as(async (ctx) => {
    await resumeSupply(ctx, ticketOf(ctx, { type: "resume-heating", accountId: account.id }), noMove);
    await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "恢复" });
    await held;
  });
  const stopped = setTimeout(500).then(() => as((ctx) => stopUnit(ctx, { accountId: homes[1].account.id, reason })));
  await setTimeout(1000);
  commit();
  await resumed;
  // The home that was heated again: 2,670.00 before the stop, not 400.50.
  const [first] = (await stopped).homes;
  expect(first).toMatchObject({ wasSupplied: true, beforeMinor: 267_000n, afterMinor: 0n });
  for (const home of homes) expect(await balance(home)).toBe(0n);
  expect(await ordersOf(homes)).toBe(3);
});

test("when a new account opens in the unit, the others pay as homes that stopped alone from its first day on", async () => {
  const homes = await makeUnit("14");
  await as((ctx) => stopUnit(ctx, { accountId: homes[0].account.id, reason }));
  const place = {
    "place-district": "历下区",
    "place-community": "阳光花园",
    "place-building": "14",
    "place-unit": "1",
  };
  const form = {
    ...{ ...place, "place-room": "301", "place-use": "residential", "place-built-area": "80" },
    ...{ "owner-name": "陈静", "owner-phone": "13805310099", "start-date": "2026-12-26" },
  };
  await as((ctx) => createAccount(ctx, ticketOf(ctx, { type: "open-account", form }), noMove), december);
  // 264.79 as above
  for (const home of homes) expect(await balance(home)).toBe(26_479n);
});

test("after the season's window a unit whose homes all stand stopped can still be recorded, one that is heated cannot", async () => {
  const homes = await makeUnit("13");
  const stop = () => as((ctx) => stopUnit(ctx, { accountId: homes[0].account.id, reason }), december);
  await stopAlone(homes[0]);
  await stopAlone(homes[1]);
  await expect(stop()).rejects.toMatchObject({ code: "stop-deadline-passed" });
  await stopAlone(homes[2]);
  await stop();
  for (const home of homes) expect(await balance(home)).toBe(0n);
  expect(await ordersOf(homes)).toBe(0);
});

test("where the tariff does not free a unit, none is stopped together", async () => {
  const strict = await makeTenant();
  await asTenant(strict, async (ctx) => {
    await makeWinter(ctx);
    const { account } = await makeAccount(ctx);
    await expect(stopUnit(ctx, { accountId: account.id, reason })).rejects.toMatchObject({
      code: "unit-stop-not-free",
    });
  });
});
