import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { billLines, bills } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { makeBilled, makeHeatCompany } from "@/server/adjustments/test/make-billed";
import { accountBalance, correctBill } from "@/server/billing";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { type ChangeArea, changeArea, previewChangeArea } from "./change-area";
import { areasAt } from "./dated/areas-at";
import { changeAreas } from "./dated/change-areas";

let tenant: Tenant;
let clerk: Actor;
beforeAll(async () => {
  ({ tenant, clerk } = await makeHeatCompany());
});
afterAll(closePools);

const autumn = new Date("2026-10-08T02:00:00Z");
/** 26 December in Jinan: 25 December was the season's 41st day of 121, so 40 days lie before it and 81 from it on. */
const december = new Date("2026-12-26T02:00:00Z");
const on = "2026-12-25";
const as = <T>(fn: (ctx: Ctx) => Promise<T>, now = december) => asTenant(tenant, fn, { actor: clerk, now });
type Home = Awaited<ReturnType<typeof makeBilled>>;
/** 100 m² × 26.70 = 2,670.00 */
const billed = (): Promise<Home> => as((ctx) => makeBilled(ctx), autumn);
const balance = ({ account }: Home) => as((ctx) => accountBalance(ctx, account.id));
const areasOf = ({ agreement }: Home, day: string, knownAt?: Date) =>
  as((ctx) => areasAt(ctx, { agreementId: agreement.id, on: day, ...(knownAt ? { knownAt } : {}) }));

const main = {
  ...{ kind: "main" as const, builtArea: "100", chargeableArea: "100", heightFactor: "1" },
  ...{ priceClass: "residential", settlement: "area" as const },
};
const balcony = { ...main, kind: "balcony" as const, builtArea: "8", chargeableArea: "8" };
const about = ({ account, agreement }: Home) => ({
  ...{ accountId: account.id, agreementId: agreement.id, on, reason: "现场复核" },
});
const change = (input: ChangeArea, now?: Date) => as((ctx) => changeArea(ctx, input), now);

test("an added balcony counts from its day on, by its part; the preview says so and changes nothing", async () => {
  const home = await billed();
  const wish = { ...about(home), deed: "add" as const, area: balcony };
  // 8 × 26.70 × 0.5 × 81/121 = 71.494 → 71.49 beside 2,670.00
  const outcome = {
    bills: [{ season: "2026-2027", beforeMinor: 267_000n, afterMinor: 274_149n }],
    ...{ balanceBeforeMinor: 267_000n, balanceAfterMinor: 274_149n },
  };
  expect(await as((ctx) => previewChangeArea(ctx, wish))).toEqual(outcome);
  expect(await balance(home)).toBe(267_000n);
  expect(await areasOf(home, on)).toHaveLength(1);
  expect(await change(wish)).toEqual(outcome);
  expect(await balance(home)).toBe(274_149n);
  expect((await areasOf(home, on)).map((area) => [area.areaNo, area.kind])).toEqual([
    ["1", "main"],
    ["2", "balcony"],
  ]);
  expect(await areasOf(home, "2026-12-24")).toHaveLength(1);
  expect(await areasOf(home, on, autumn)).toHaveLength(1);
});

test("another price class counts from its day; a size that was recorded wrong is mended from the first day", async () => {
  const home = await billed();
  await change({ ...about(home), deed: "change", areaNo: "1", area: { ...main, priceClass: "public" } });
  // 2,670.00 × 40/121 = 882.644 → 882.64; 100 × 39.80 × 81/121 = 2,664.297 → 2,664.30
  expect(await balance(home)).toBe(88_264n + 266_430n);
  const small = await billed();
  const mended = { ...main, builtArea: "90", chargeableArea: "90" };
  await change({ ...about(small), on: "2020-09-01", deed: "change", areaNo: "1", area: mended });
  // 90 × 26.70, in one line
  expect(await balance(small)).toBe(240_300n);
  const lines = await as((ctx) =>
    ctx.tx
      .select({ formula: billLines.formula })
      .from(bills)
      .innerJoin(billLines, eq(billLines.billId, bills.id))
      .where(eq(bills.accountId, small.account.id))
      .orderBy(bills.revision),
  );
  expect(lines.at(-1)).toEqual({ formula: "90 × 26.7" });
});

test("what is changed from a past day leaves what else was recorded for a later one", async () => {
  const home = await billed();
  const larger = { ...main, builtArea: "120", chargeableArea: "120" };
  await change({ ...about(home), deed: "change", areaNo: "1", area: larger });
  const old = { ...about(home), on: "2020-09-01", deed: "change" as const, areaNo: "1" };
  await change({ ...old, area: { ...main, builtArea: "90", chargeableArea: "90" } });
  // 90 × 26.70 × 40/121 = 794.380 → 794.38; 120 × 26.70 × 81/121 = 2,144.826 → 2,144.83
  expect(await balance(home)).toBe(79_438n + 214_483n);
  await change({ ...old, area: { ...main, builtArea: "90", chargeableArea: "90", priceClass: "public" } });
  // 90 × 39.80 × 40/121 = 1,184.132 → 1,184.13; 120 × 39.80 × 81/121 = 3,197.157 → 3,197.16
  expect(await balance(home)).toBe(118_413n + 319_716n);
});

test("a class that does not price how a later day is charged is refused", async () => {
  const home = await billed();
  await change({ ...about(home), deed: "change", areaNo: "1", area: { ...main, settlement: "two-part" } });
  const old = { ...about(home), on: "2020-09-01", deed: "change" as const, areaNo: "1" };
  const refused = change({ ...old, area: { ...main, priceClass: "public" } });
  await expect(refused).rejects.toMatchObject({ code: "area-unpriced" });
});

test("an area cannot end while the only other one ends later, until a third follows that one", async () => {
  const home = await billed();
  await change({ ...about(home), on: "2020-09-01", deed: "add", area: balcony });
  await change({ ...about(home), deed: "end", areaNo: "2" });
  const early = { ...about(home), on: "2026-12-01", deed: "end" as const, areaNo: "1" };
  await expect(change(early)).rejects.toMatchObject({ code: "area-last" });
  await change({ ...about(home), deed: "add", area: { ...balcony, chargeableArea: "10" } });
  await change(early);
  // 100 × 26.70 × 16/121 = 353.058 → 353.06; balconies 8 × 13.35 × 40/121 = 35.305 → 35.31, 10 × 13.35 × 81/121 = 89.367 → 89.37
  expect(await balance(home)).toBe(35_306n + 3_531n + 8_937n);
});

test("an area that ends is charged to the day before; the last one stays, and no number is given twice", async () => {
  const home = await billed();
  await change({ ...about(home), on: "2020-09-01", deed: "add", area: balcony });
  // 8 × 26.70 × 0.5 = 106.80
  expect(await balance(home)).toBe(277_680n);
  await change({ ...about(home), deed: "end", areaNo: "2" });
  // 106.80 × 40/121 = 35.305 → 35.31
  expect(await balance(home)).toBe(270_531n);
  await expect(change({ ...about(home), deed: "end", areaNo: "1" })).rejects.toMatchObject({ code: "area-last" });
  await change({ ...about(home), deed: "add", area: balcony });
  expect((await areasOf(home, on)).map((area) => area.areaNo)).toEqual(["1", "3"]);
});

test("an area that is added to a home with a stop ahead stops with it", async () => {
  const home = await billed();
  await as(async (ctx) => {
    const agreementId = home.agreement.id;
    await changeAreas(ctx, { agreementId, from: "2026-11-15", change: { supplyState: "stopped" } });
    await correctBill(ctx, { agreementId, season: "2026-2027", reason: "报停" });
  }, autumn);
  await change({ ...about(home), on: "2026-10-08", deed: "add", area: balcony }, autumn);
  const states = async (day: string) => (await areasOf(home, day)).map((area) => area.supplyState);
  expect(await states("2026-11-14")).toEqual(["on", "on"]);
  expect(await states("2026-11-15")).toEqual(["stopped", "stopped"]);
  // 15 % of 2,670.00 and of 106.80: 400.50 + 16.02
  expect(await balance(home)).toBe(41_652n);
});

test("what cannot be is refused with its reason, and nothing is changed", async () => {
  const home = await billed();
  const other = await billed();
  const add = { ...about(home), deed: "add" as const, area: balcony };
  const set = { ...about(home), deed: "change" as const, areaNo: "1" };
  const refused: [ChangeArea, string][] = [
    [{ ...add, on: "2026-12-27" }, "change-day-ahead"],
    [{ ...add, on: "2020-08-31" }, "area-before-agreement"],
    [{ ...add, area: { ...balcony, priceClass: "villa" } }, "area-unpriced"],
    [{ ...add, area: { ...balcony, settlement: "metered" } }, "area-unpriced"],
    [{ ...set, area: main }, "area-same"],
    [{ ...set, areaNo: "2", area: main }, "area-not-there"],
    [{ ...add, agreementId: other.agreement.id }, "not-found"],
  ];
  for (const [input, code] of refused) await expect(change(input)).rejects.toMatchObject({ code });
  expect(await balance(home)).toBe(267_000n);
});
