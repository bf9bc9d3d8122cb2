import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documents } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { accountBalance } from "@/server/billing";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { defaultRefundRules } from "@/tenants/schemas/refund-rules";
import { approveAdjustment } from "./approve-adjustment";
import { coldStep, previewColdRoom, proposeColdRoom } from "./cold-room";
import { previewOutage } from "./outage";
import { saveRefundRules } from "./save-rules";
import { shareOf } from "./service-refund";
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
const cold = (readings: { from: string; to: string; celsius: string }[], times = tested) =>
  as(clerk, (ctx) => previewColdRoom(ctx, { accountId, billId, ...times, readings }));

test("a step begins below its bound: 18.0 is warm, 17.9 a fifth, 16.0 a fifth, 15.9 a half, 14.0 a half, 13.9 the whole", () => {
  const steps = ["18.0", "17.9", "16.0", "15.9", "14.0", "13.9"].map((celsius) =>
    coldStep(defaultRefundRules, celsius),
  );
  expect(steps).toEqual([null, "20", "20", "50", "50", "100"]);
});

test("a share is rounded once, half up", () => {
  expect(shareOf(1n, 1, 2, "100")).toBe(1n);
  expect(shareOf(267_000n, 121, 121, "100")).toBe(267_000n);
  expect(shareOf(10_000n, 1, 3, "33.33")).toBe(1_111n);
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
    const documentIds = await as(clerk, async (ctx) => {
      const [row] = await ctx.tx
        .insert(documents)
        .values({
          ...{ tenantId: tenant.id, kind: "adjustment-proof", fileName: "测温.jpg", contentType: "image/jpeg" },
          ...{ sizeBytes: 1, sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "张敏" },
        })
        .returning();
      return [row!.id];
    });
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

  test("must be tested within 24 hours of the complaint, and after it", async () => {
    const readings = [{ from: "2026-12-21", to: "2026-12-21", celsius: "15" }];
    const later = { complainedAt: "2026-12-21T08:00", testedAt: "2026-12-21T20:00" };
    await expect(cold(readings, { ...later, testedAt: "2026-12-22T08:01" })).rejects.toMatchObject({
      code: "test-too-late",
    });
    await expect(cold(readings, { ...later, testedAt: "2026-12-21T07:59" })).rejects.toMatchObject({
      code: "test-before-complaint",
    });
    expect((await cold(readings, { ...later, testedAt: "2026-12-22T08:00" })).amountMinor).toBe(1_103n);
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
    coldRoom: { testWithinHours: 12, steps: [{ below: "20", percent: "30" }] },
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
