import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chargeableAreas, documents, usages } from "@/db/schema";
import { type AccountWish, asTenant, makeAccount } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { accountBalance, correctBill, issueBill } from "@/server/billing";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { changeAreas } from "@/server/supply/dated/change-areas";
import { defaultRefundRules, type RefundRules } from "@/tenants/schemas/refund-rules";
import { approveAdjustment } from "./approve-adjustment";
import { coldStep, previewColdRoom, proposeColdRoom } from "./cold-room";
import { getHeatBill, shareOf } from "./heat-bill";
import { previewOutage } from "./outage";
import { saveRefundRules } from "./save-rules";
import { makeBilled, makeHeatCompany } from "./test/make-billed";

let tenant: Tenant;
let clerk: Actor;
let supervisor: Actor;
let admin: Actor;
let accountId: string;
let billId: string;
const january = new Date("2027-01-10T02:00:00Z");
const as = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>, now = january) => asTenant(tenant, fn, { actor, now });
beforeAll(async () => {
  ({ tenant, clerk, supervisor, admin } = await makeHeatCompany());
  const made = await as({ kind: "system", name: "test" }, (ctx) => makeBilled(ctx));
  accountId = made.account.id;
  billId = made.bill.id;
});
afterAll(closePools);

const tested = { complainedAt: "2026-12-01T08:00", testedAt: "2026-12-01T20:00" };
type Readings = { from: string; to: string; celsius: string }[];
type Times = typeof tested & { warmAt?: string };
const cold = (readings: Readings, times: Times = tested) =>
  as(clerk, (ctx) => previewColdRoom(ctx, { accountId, billId, ...times, readings }));

async function testPaper(ctx: Ctx): Promise<string> {
  const [row] = await ctx.tx
    .insert(documents)
    .values({
      ...{ tenantId: tenant.id, kind: "adjustment-proof", fileName: "测温.jpg", contentType: "image/jpeg" },
      ...{ sizeBytes: 1, sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "张敏" },
    })
    .returning();
  return row!.id;
}

test("a step begins below its bound: 18.0 is warm, 17.9 a fifth, 16.0 a fifth, 15.9 a half, 14.0 a half, 13.9 the whole", () => {
  const steps = ["18.0", "17.9", "16.0", "15.9", "14.0", "13.9"].map((celsius) =>
    coldStep(defaultRefundRules, celsius),
  );
  expect(steps).toEqual([null, "20", "20", "50", "50", "100"]);
});

test("a share is rounded once, half up", () => {
  const share = (amountMinor: bigint, days: number, of: number, percent: string) => {
    const spanOf = (count: number) => ({ from: "2026-11-15", to: plusDays("2026-11-15", count - 1) });
    return shareOf({ parts: [{ amountMinor, weight: 10_000n, spans: [spanOf(of)] }] }, spanOf(days), percent);
  };
  expect(share(1n, 1, 2, "100")).toBe(1n);
  expect(share(267_000n, 121, 121, "100")).toBe(267_000n);
  expect(share(10_000n, 1, 3, "33.33")).toBe(1_111n);
});

describe("a cold room", () => {
  test("gives back its steps of each day's heat, days counted at both ends, once approved", async () => {
    // 2,670.00 over 121 days (15 November to 15 March).
    // 5 days at 20 %: 2,670 × 5 ÷ 121 × 0.2 = 22.066 → 22.07; 2 at 50 %: 22.07; 1 at 100 %: 22.07
    const readings = [
      { from: "2026-12-01", to: "2026-12-05", celsius: "17.5" },
      { from: "2026-12-06", to: "2026-12-07", celsius: "15.0" },
      { from: "2026-12-08", to: "2026-12-08", celsius: "13.9" },
      { from: "2026-12-09", to: "2026-12-20", celsius: "19.0" },
    ];
    const documentIds = [await as(clerk, testPaper)];
    const given = { accountId, billId, ...tested, readings, reason: "室温不达标", idempotencyKey: newId() };
    await expect(as(clerk, (ctx) => proposeColdRoom(ctx, { ...given, documentIds: [] }))).rejects.toMatchObject({
      code: "test-needs-evidence",
    });
    const proposed = await as(clerk, (ctx) => proposeColdRoom(ctx, { ...given, documentIds }));
    expect(proposed).toMatchObject({ kind: "cold-room", amountMinor: 6_621n, status: "proposed" });
    await as(supervisor, (ctx) => approveAdjustment(ctx, { adjustmentId: proposed.id, note: "" }));
    expect(await as(clerk, (ctx) => accountBalance(ctx, accountId))).toBe(267_000n - 6_621n);
  });

  test("gives no day back twice, be it as a cold room or as an outage, also while the first still waits", async () => {
    const outage = (from: string, to: string) =>
      as(clerk, (ctx) => previewOutage(ctx, { accountId, billId, from, to }));
    const again = cold([{ from: "2026-12-08", to: "2026-12-10", celsius: "15" }]);
    await expect(again).rejects.toMatchObject({
      code: "days-given-back",
      params: { from: "2026-12-08", to: "2026-12-08" },
    });
    await expect(outage("2026-12-04T08:00", "2026-12-07T08:00")).rejects.toMatchObject({ code: "days-given-back" });
    // The 9th was warm by the first test: nothing was given back for it.
    expect((await cold([{ from: "2026-12-09", to: "2026-12-09", celsius: "15" }])).amountMinor).toBe(1_103n);
  });

  test("is refunded although the company tested later than its 24 hours, and the approver is told of it", async () => {
    const readings = [{ from: "2026-12-27", to: "2026-12-27", celsius: "15" }];
    const later = { complainedAt: "2026-12-27T08:00", testedAt: "2026-12-28T08:00" };
    // 2,670 ÷ 121 × 0.5 = 11.03
    expect(await cold(readings, later)).toMatchObject({ testedLate: false, amountMinor: 1_103n });
    const late = { ...later, testedAt: "2026-12-28T09:00" };
    expect(await cold(readings, late)).toMatchObject({ testedLate: true, amountMinor: 1_103n });
    const input = { accountId, billId, ...late, readings, reason: "室温不达标", idempotencyKey: newId() };
    const proposed = await as(clerk, async (ctx) =>
      proposeColdRoom(ctx, { ...input, documentIds: [await testPaper(ctx)] }),
    );
    expect(proposed.basis).toMatchObject({ testedLate: true });
  });

  test("cannot have been tested before the complaint, nor be warm before the test, nor cold before the complaint or after it was warm", async () => {
    const readings = [{ from: "2026-12-23", to: "2026-12-24", celsius: "15" }];
    const times = { complainedAt: "2026-12-23T08:00", testedAt: "2026-12-23T20:00" };
    await expect(cold(readings, { ...times, testedAt: "2026-12-23T07:59" })).rejects.toMatchObject({
      code: "test-before-complaint",
    });
    await expect(cold(readings, { ...times, warmAt: "2026-12-23T19:00" })).rejects.toMatchObject({
      code: "warm-before-test",
    });
    await expect(cold(readings, { ...times, warmAt: "2026-12-23T22:00" })).rejects.toMatchObject({
      code: "cold-days-outside-bill",
      params: { to: "2026-12-23" },
    });
    const before = [{ from: "2026-12-22", to: "2026-12-24", celsius: "15" }];
    await expect(cold(before, times)).rejects.toMatchObject({
      code: "cold-days-before-complaint",
      params: { day: "2026-12-23" },
    });
  });

  test("counts only days of the bill that have come, each once, and nothing when it is warm", async () => {
    const day = (from: string, to: string, celsius = "15") => ({ from, to, celsius });
    await expect(cold([day("2026-11-14", "2026-11-16")])).rejects.toMatchObject({ code: "cold-days-outside-bill" });
    await expect(cold([day("2027-01-09", "2027-01-11")])).rejects.toMatchObject({ code: "cold-days-outside-bill" });
    await expect(cold([day("2026-12-21", "2026-12-23"), day("2026-12-23", "2026-12-24")])).rejects.toMatchObject({
      code: "cold-days-overlap",
    });
    await expect(cold([day("2026-12-21", "2026-12-23", "18.0")])).rejects.toMatchObject({ code: "room-warm-enough" });
  });
});

test("an outage gives back the days it touched, only beyond 24 hours", async () => {
  const outage = (from: string, to: string) => as(clerk, (ctx) => previewOutage(ctx, { accountId, billId, from, to }));
  await expect(outage("2026-12-21T08:00", "2026-12-22T08:00")).rejects.toMatchObject({ code: "outage-too-short" });
  // 49 hours on 21, 22 and 23 December: 2,670 × 3 ÷ 121 = 66.198 → 66.20
  expect(await outage("2026-12-21T08:00", "2026-12-23T09:00")).toMatchObject({ days: 3, amountMinor: 6_620n });
});

test("a city with other steps is configuration, and a complaint is judged by the rules of its own day", async () => {
  const harbin = {
    coldRoom: {
      ...{ testWithinHours: 12, repairWithinHours: 0, fixedPercent: "0" },
      steps: [{ below: "20", percent: "30" }],
    },
    outage: { beyondHours: 12, percent: "100" },
  };
  await as(admin, (ctx) => saveRefundRules(ctx, harbin), new Date("2027-01-10T03:00:00Z"));
  const later = new Date("2027-01-20T02:00:00Z");
  const preview = (day: string, celsius: string) =>
    as(
      clerk,
      (ctx) =>
        previewColdRoom(ctx, {
          ...{ accountId, billId, complainedAt: `${day}T08:00`, testedAt: `${day}T09:00` },
          readings: [{ from: day, to: day, celsius }],
        }),
      later,
    );
  // 2,670 ÷ 121 × 0.3 = 6.62
  expect((await preview("2027-01-12", "19.5")).amountMinor).toBe(662n);
  await expect(preview("2027-01-05", "19.5")).rejects.toMatchObject({ code: "room-warm-enough" });
});

/** A company of its own with a home that is billed as `make` says, and a question about its cold days on 10 January. */
async function makeCity(coldRoom: Partial<RefundRules["coldRoom"]>, make: (ctx: Ctx) => Promise<Billed>) {
  const city = await makeHeatCompany();
  const on = <T>(day: string, fn: (ctx: Ctx) => Promise<T>, actor = city.clerk) =>
    asTenant(city.tenant, fn, { actor, now: new Date(`${day}T02:00:00Z`) });
  const rules = { ...defaultRefundRules, coldRoom: { ...defaultRefundRules.coldRoom, ...coldRoom } };
  await on("2026-10-01", (ctx) => saveRefundRules(ctx, rules), city.admin);
  const home = await on("2026-10-08", make, { kind: "system", name: "test" });
  const ask = (from: string, to: string, celsius: string, warmAt?: string) =>
    on("2027-01-10", (ctx) =>
      previewColdRoom(ctx, {
        ...{ ...home, complainedAt: `${from}T08:00`, testedAt: `${from}T12:00`, readings: [{ from, to, celsius }] },
        ...(warmAt ? { warmAt } : {}),
      }),
    );
  return { ...home, ask, on };
}
type Billed = { accountId: string; billId: string };
const billed = (wish: AccountWish) => async (ctx: Ctx) => {
  const { account, bill } = await makeBilled(ctx, wish);
  return { accountId: account.id, billId: bill.id };
};

test("a city with a time for repair gives nothing back within it, and every day from the complaint on beyond it", async () => {
  const { ask } = await makeCity({ repairWithinHours: 48 }, billed({}));
  await expect(ask("2026-12-05", "2026-12-07", "15", "2026-12-07T08:00")).rejects.toMatchObject({
    code: "room-mended-in-time",
    params: { hours: 48 },
  });
  // 2,670 × 3 ÷ 121 × 0.5 = 33.099
  expect((await ask("2026-12-05", "2026-12-07", "15", "2026-12-07T08:01")).amountMinor).toBe(3_310n);
  expect((await ask("2026-12-05", "2026-12-07", "15")).amountMinor, "still cold").toBe(3_310n);
});

test("a city that keeps the fixed part gives back of the rest only: of an area fee its share, of a two-part bill the energy", async () => {
  const byArea = await makeCity({ fixedPercent: "30" }, billed({}));
  // 2,670.00 × 0.7 = 1,869.00; × 5 ÷ 121 × 0.5 = 38.615
  expect(await byArea.ask("2026-12-01", "2026-12-05", "15")).toMatchObject({ amountMinor: 3_862n });
  const twoPart = async (ctx: Ctx) => {
    const made = await makeAccount(ctx, { settlement: "two-part" });
    await ctx.tx.insert(usages).values({
      ...{ tenantId: ctx.tenant.id, accountId: made.account.id, agreementId: made.agreement.id, unit: "kwh" },
      ...{ periodFrom: "2026-11-15", periodTo: "2027-03-15", quantity: "6000" },
    });
    const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    const bill = await issueBill(ctx, { ...season, kind: "season", agreementId: made.agreement.id });
    return { accountId: made.account.id, billId: bill.id };
  };
  // 801.00 fixed and 6,000 × 0.20 = 1,200.00: without the fixed part 1,200.00 × 5 ÷ 121 × 0.5 = 24.793
  const kept = await makeCity({ fixedPercent: "30" }, twoPart);
  expect(await kept.ask("2026-12-01", "2026-12-05", "15")).toMatchObject({ amountMinor: 2_479n });
  // 2,001.00 × 5 ÷ 121 × 0.5 = 41.343
  const given = await makeCity({}, twoPart);
  expect(await given.ask("2026-12-01", "2026-12-05", "15")).toMatchObject({ amountMinor: 4_134n });
});

test("a home that was stopped until New Year gets its days back by the days that it paid for", async () => {
  const {
    accountId: id,
    ask,
    on,
  } = await makeCity({}, async (ctx) => {
    const { account, agreement } = await makeBilled(ctx, { supplyState: "stopped" });
    await changeAreas(ctx, { agreementId: agreement.id, from: "2027-01-01", change: { supplyState: "on" } });
    const resumed = await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "恢复供热" });
    return { accountId: account.id, billId: resumed!.bill!.id };
  });
  // 100 m² × 26.70 × 74 ÷ 121 = 1,632.89 for 74 days (1 January to 15 March); 5 of them at 50 %: 55.168
  const found = await ask("2027-01-02", "2027-01-06", "15");
  expect(found).toMatchObject({ amountMinor: 5_517n, bill: { heatMinor: 163_289n, days: 74, from: "2027-01-01" } });
  await expect(ask("2026-12-30", "2027-01-02", "15")).rejects.toMatchObject({
    code: "cold-days-outside-bill",
    params: { from: "2027-01-01" },
  });
  const outage = (ctx: Ctx) =>
    previewOutage(ctx, { accountId: id, billId: found.bill.id, from: "2027-01-02T08:00", to: "2027-01-04T09:00" });
  // 1,632.89 × 3 ÷ 74 = 66.198
  expect(await on("2027-01-10", outage)).toMatchObject({ days: 3, amountMinor: 6_620n });
});

test("where a room was stopped until New Year, each day gives back what that day cost", async () => {
  const {
    accountId: id,
    ask,
    on,
  } = await makeCity({}, async (ctx) => {
    const { account, agreement, area } = await makeAccount(ctx, { builtArea: "80.00" });
    const loft = { ...area, id: newId(), areaNo: "2", builtArea: "20.00", chargeableArea: "20.00" };
    await ctx.tx.insert(chargeableAreas).values([
      { ...loft, supplyState: "stopped", validTo: "2027-01-01" },
      { ...loft, id: newId(), validFrom: "2027-01-01" },
    ]);
    const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    const bill = await issueBill(ctx, { ...season, kind: "season", agreementId: agreement.id });
    return { accountId: account.id, billId: bill.id };
  });
  // 80 m²: 2,136.00 over 121 days; 20 m²: 534.00 × 74 ÷ 121 = 326.58 over 74. On 31 December 17.653, on 1 January
  // 17.653 + 4.413: 2,136.00 × 2 ÷ 121 + 326.58 ÷ 74 = 39.719
  const found = await ask("2026-12-31", "2027-01-01", "13");
  expect(found).toMatchObject({ amountMinor: 3_972n, bill: { even: false, days: 121 } });
  // The whole winter at its whole price is what was charged for heat.
  const whole = await on("2027-01-10", (ctx) => getHeatBill(ctx, { accountId: id, billId: found.bill.id }));
  expect(shareOf(whole, { from: "2026-11-15", to: "2027-03-15" }, "100")).toBe(213_600n + 32_658n);
});
