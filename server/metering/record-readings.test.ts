import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readings, usages } from "@/db/schema";
import { asTenant, inTenant, makeStaff } from "@/db/test/factories";
import { decideReading } from "./decide-reading";
import { estimateReading } from "./estimate-reading";
import { recordReadings } from "./record-readings";
import { settleUsages } from "./settle/settle-usages";
import { makeMeteredHome, makeMeteredTenant, noon, take } from "./test/metered-home";

const water = await makeMeteredTenant();
const { tenant } = water;

describe("a reading is judged before anybody bills from it", () => {
  const judged = (days: [string, string][], last: [string, string], more = {}) =>
    inTenant(tenant, async (ctx) => {
      const home = await makeMeteredHome(ctx, more);
      for (const [day, value] of days) await take(ctx, home, day, value);
      return take(ctx, home, ...last);
    });

  test("an ordinary one is taken", async () => {
    // 12 m³ in 31 days.
    expect(await judged([["2026-02-01", "12"]], ["2026-03-01", "23.5"])).toMatchObject({
      outcome: "taken",
      counted: "11.500",
    });
  });
  test("one from the future is refused", async () => {
    expect(await judged([], ["2026-10-09", "5"])).toMatchObject({ outcome: "refused", refusal: "future" });
  });
  test("one from before the meter hung is refused", async () => {
    expect(await judged([], ["2025-12-31", "0"])).toMatchObject({ outcome: "refused", refusal: "not-installed" });
  });
  test("more digits than the dial has are refused", async () => {
    expect(await judged([], ["2026-02-01", "100000"])).toMatchObject({
      outcome: "refused",
      refusal: "too-many-digits",
    });
  });
  test.each(["-1", "1e3", "1.2345", "", "１２"])("what is no count (%s) is refused", async (value) => {
    expect(await judged([], ["2026-02-01", value])).toMatchObject({ outcome: "refused", refusal: "bad-value" });
  });
  test("a second one of the same instant is refused", async () => {
    expect(await judged([["2026-02-01", "12"]], ["2026-02-01", "13"])).toMatchObject({ refusal: "duplicate" });
  });
  test("more than the most a day is held", async () => {
    // 700 m³ in 31 days: 22.6 a day, the limit is 20.
    expect(await judged([], ["2026-02-01", "700"])).toMatchObject({ outcome: "held", findings: ["high"] });
  });
  test("four times the usual is held", async () => {
    // 12 m³ in 31 days: 0.387 a day; 50 m³ in 28 days: 1.79 a day, 4.6 times as much.
    expect(await judged([["2026-02-01", "12"]], ["2026-03-01", "62"])).toMatchObject({ findings: ["high"] });
    // 43 m³ in 28 days: 3.97 times as much.
    expect(await judged([["2026-02-01", "12"]], ["2026-03-01", "55"])).toMatchObject({ outcome: "taken" });
  });
  test("next to nothing in a home that used water is held", async () => {
    expect(await judged([["2026-02-01", "12"]], ["2026-03-01", "12.1"])).toMatchObject({ findings: ["low"] });
  });
  test("less than before is held as negative", async () => {
    expect(await judged([["2026-02-01", "12"]], ["2026-03-01", "11"])).toMatchObject({
      findings: ["negative"],
      counted: "-1.000",
    });
  });
  test("nearly full, then nearly nought: it began again, and says how much ran through", async () => {
    // 5 digits: 99,990 → 100,000 is 10, and 4 more.
    const home = { startValue: "99980" };
    expect(await judged([["2026-02-01", "99990"]], ["2026-03-01", "4"], home)).toMatchObject({
      ...{ outcome: "held", findings: ["roll-over"], counted: "14.000" },
    });
  });
  test("a late one that is more than its successor is held", async () => {
    expect(await judged([["2026-03-01", "20"]], ["2026-02-01", "21"])).toMatchObject({ findings: ["above-next"] });
  });
});

test("the same push twenty times, at once, makes one reading", async () => {
  const { home } = await makeMeteredTenant({}, tenant);
  const row = { sourceId: "once", meterNo: home.meterNo, readAt: noon("2026-02-01"), value: "9" };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => asTenant(tenant, (ctx) => recordReadings(ctx, [row], { source: "platform" }))),
  );
  const outcomes = answers.flat().map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "already-taken")).toHaveLength(19);
  expect(new Set(answers.flat().map(({ readingId }) => readingId)).size).toBe(1);
  const stored = await inTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(readings)
      .where(and(eq(readings.tenantId, tenant.id), eq(readings.sourceId, "once"))),
  );
  expect(stored).toHaveLength(1);
});

test("a source id that names another value is refused, and the first value stays", async () => {
  await inTenant(tenant, async (ctx) => {
    const home = await makeMeteredHome(ctx);
    expect(await take(ctx, home, "2026-02-01", "9", { sourceId: "twice" })).toMatchObject({ outcome: "taken" });
    const again = await take(ctx, home, "2026-02-01", "10", { sourceId: "twice" });
    expect(again).toMatchObject({ outcome: "refused", refusal: "source-id-reused" });
  });
});

describe("a clerk decides what is held", () => {
  const held = (fn: Parameters<typeof inTenant>[1] extends never ? never : (given: Given) => Promise<void>) =>
    inTenant(tenant, async (ctx) => {
      const home = await makeMeteredHome(ctx, { startValue: "99980" });
      await take(ctx, home, "2026-02-01", "99990");
      await fn({ ctx, home });
    });
  type Given = { ctx: Parameters<typeof take>[0]; home: Awaited<ReturnType<typeof makeMeteredHome>> };

  test("a roll-over can be accepted", () =>
    held(async ({ ctx, home }) => {
      const { readingId } = await take(ctx, home, "2026-03-01", "4");
      await decideReading(ctx, { readingId: readingId!, decision: "accept", note: "" });
      expect(await take(ctx, home, "2026-04-01", "14")).toMatchObject({ outcome: "taken", counted: "10.000" });
    }));
  test("a value that cannot be true is not", () =>
    held(async ({ ctx, home }) => {
      const { readingId } = await take(ctx, home, "2026-03-01", "9000");
      const accept = decideReading(ctx, { readingId: readingId!, decision: "accept", note: "" });
      await expect(accept).rejects.toMatchObject({ code: "metering-cannot-be-true" });
    }));
  test("a correction is a row of its own, linked to the one it corrects", () =>
    held(async ({ ctx, home }) => {
      const { readingId } = await take(ctx, home, "2026-03-01", "9000");
      const decided = await decideReading(ctx, {
        readingId: readingId!,
        decision: "correct",
        value: "99999",
        note: "漏抄一位",
      });
      const rows = await ctx.tx.select().from(readings).where(eq(readings.registerId, home.registerId));
      expect(rows.find(({ id }) => id === readingId)).toMatchObject({ status: "superseded", value: "9000.000" });
      expect(rows.find(({ id }) => id === decided.readingId)).toMatchObject({
        status: "validated",
        correctsId: readingId,
      });
    }));
  test("sent to be read again, it is refused and somebody is sent", () =>
    held(async ({ ctx, home }) => {
      const { readingId } = await take(ctx, home, "2026-03-01", "9000");
      const decided = await decideReading(ctx, { readingId: readingId!, decision: "reread", note: "" });
      expect(decided.workOrderNo).toMatch(/WO/);
      const again = decideReading(ctx, { readingId: readingId!, decision: "accept", note: "" });
      await expect(again).rejects.toMatchObject({ code: "metering-decided" });
    }));
});

test("estimates say that they are, follow the home's own use, and are held when there are too many in a row", async () => {
  await inTenant(tenant, async (ctx) => {
    const home = await makeMeteredHome(ctx);
    const { registerId } = home;
    // 9 m³ in 30 days: 0.3 a day.
    await take(ctx, home, "2026-01-31", "9");
    expect(await estimateReading(ctx, { registerId, readOn: "2026-03-02" })).toMatchObject({
      outcome: "taken",
      counted: "9.000",
    });
    expect(await estimateReading(ctx, { registerId, readOn: "2026-04-01" })).toMatchObject({ outcome: "taken" });
    const third = await estimateReading(ctx, { registerId, readOn: "2026-05-01" });
    expect(third).toMatchObject({ outcome: "held", findings: ["prolonged-estimate"] });
    const [row] = await ctx.tx.select().from(readings).where(eq(readings.id, third.readingId!));
    expect(row).toMatchObject({ kind: "estimated", source: "estimate", note: "history" });
  });
});

const series = "../shared/data/heat_meter/processed_final_data_sample.csv";

test.skipIf(!existsSync(series))(
  "three real winters of a heat meter pass unheld day by day, and a season's usage is what the meter counted",
  { timeout: 60_000 },
  async () => {
    const { tenant: heating, home } = await makeMeteredTenant({
      unit: "kwh",
      digits: 7,
      startValue: "5347",
      installedOn: "2018-01-02",
    });
    const rows: { sourceId: string; meterNo: string; readAt: Date; value: string }[] = [];
    for await (const line of createInterface({ input: createReadStream(series) })) {
      const [, , at, energy] = line.split(",");
      // The first hour of each Shanghai day that this yields: 16:00 UTC.
      if (!at?.endsWith("T16:00:00Z")) continue;
      const value = Number(energy).toFixed(3);
      rows.push({ sourceId: at, meterNo: home.meterNo, readAt: new Date(at), value });
    }
    const actor = await makeStaff(heating);
    const recorded = await asTenant(heating, (ctx) => recordReadings(ctx, rows, { source: "platform" }), { actor });
    expect(recorded).toHaveLength(rows.length);
    expect(rows.length).toBeGreaterThan(1000);
    expect(recorded.filter(({ outcome }) => outcome === "refused")).toEqual([]);
    const heldShare = recorded.filter(({ outcome }) => outcome === "held").length / rows.length;
    expect(heldShare).toBeLessThan(0.01);
    await asTenant(heating, async (ctx) => {
      for (const [from, to] of [
        ["2018-01-02", "2018-11-14"],
        ["2018-11-15", "2019-03-14"],
      ] as const) {
        expect(await settleUsages(ctx, { from, to })).toMatchObject({ settled: 1, obstacles: [] });
      }
    });
    const made = await inTenant(heating, (ctx) => ctx.tx.select().from(usages).where(eq(usages.tenantId, heating.id)));
    const valueAt = (at: string) => Number(rows.find(({ readAt }) => readAt.toISOString().startsWith(at))!.value);
    const season = made.find(({ periodFrom }) => periodFrom === "2018-11-15")!;
    // A period ends with the reading nearest to the midnight after its last day.
    expect(Number(season.quantity)).toBeCloseTo(valueAt("2019-03-14T16") - valueAt("2018-11-14T16"), 3);
    expect(Number(season.quantity)).toBeGreaterThan(9000);
  },
);
