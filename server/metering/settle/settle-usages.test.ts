import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readings, usageSegments, usages } from "@/db/schema";
import { asTenant, inTenant } from "@/db/test/factories";
import { publishTariff } from "@/server/billing";
import { heatingTariff, winter } from "@/server/billing/test/tariffs";
import type { Ctx } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import { closeDispute, disputeReading } from "../dispute-reading";
import { exchangeMeter } from "../exchange-meter";
import { decideReading } from "../decide-reading";
import { makeMeteredHome, makeMeteredTenant, take } from "../test/metered-home";
import { getUsageRun, listObstacles } from "./get-usage-run";
import { settleUsages } from "./settle-usages";
import { settleBatch, settleUsagesJob } from "./settle-usages-job";
import { startSettling } from "./start-settling";

const { tenant } = await makeMeteredTenant();

/** The usages of one agreement, in order. */
async function usagesOf({ tx }: Ctx, agreement: { id: string }) {
  return tx
    .select()
    .from(usages)
    .where(and(eq(usages.tenantId, tenant.id), eq(usages.agreementId, agreement.id)))
    .orderBy(asc(usages.periodFrom));
}

test("a quarter's usage is what the meter counted, and the next one goes on where it ended", async () => {
  await inTenant(tenant, async (ctx) => {
    const home = await makeMeteredHome(ctx);
    await take(ctx, home, "2026-04-03", "31.5");
    await take(ctx, home, "2026-05-20", "50");
    await take(ctx, home, "2026-06-30", "64.25");
    await settleUsages(ctx, { from: "2026-01-01", to: "2026-03-31" });
    await settleUsages(ctx, { from: "2026-04-01", to: "2026-06-30" });
    // 31.5 − 0, then 64.25 − 31.5.
    expect((await usagesOf(ctx, home.agreement)).map(({ quantity }) => quantity)).toEqual(["31.500", "32.750"]);
    const again = await settleUsages(ctx, { from: "2026-04-01", to: "2026-06-30" });
    expect(again).toMatchObject({ settled: 0 });
    const overlapping = await settleUsages(ctx, { from: "2026-06-01", to: "2026-07-31" });
    expect(overlapping.obstacles).toContainEqual(
      expect.objectContaining({ agreementId: home.agreement.id, reason: "overlap" }),
    );
  });
});

test("a meter exchanged within the period: what both counted adds up", async () => {
  await inTenant(tenant, async (ctx) => {
    const home = await makeMeteredHome(ctx);
    const dial = { meterNo: `${home.meterNo}-new`, digits: 5, unit: "m3", startValue: "7" } as const;
    await exchangeMeter(ctx, { meterId: home.meterId, exchangedOn: "2026-02-10", endValue: "12.345", ...dial });
    await take(ctx, dial, "2026-04-01", "20");
    await settleUsages(ctx, { from: "2026-01-01", to: "2026-03-31" });
    // 12.345 − 0 of the old one, 20 − 7 of the new one.
    expect(await usagesOf(ctx, home.agreement)).toMatchObject([{ quantity: "25.345", quality: "read" }]);
  });
});

test("a heat meter in GJ that follows one in kWh is settled in its own unit", async () => {
  const { tenant: heating, home } = await makeMeteredTenant({ unit: "kwh", digits: 7 });
  await asTenant(heating, async (ctx) => {
    const dial = { meterNo: `${home.meterNo}-new`, digits: 5, unit: "gj", startValue: "0" } as const;
    await exchangeMeter(ctx, { meterId: home.meterId, exchangedOn: "2026-02-01", endValue: "1000", ...dial });
    await take(ctx, dial, "2026-03-15", "2.4");
    await settleUsages(ctx, { from: "2026-01-01", to: "2026-03-15" });
    const [usage] = await ctx.tx.select().from(usages).where(eq(usages.tenantId, heating.id));
    // 1,000 kWh = 3.6 GJ, and 2.4.
    expect(usage).toMatchObject({ unit: "gj", quantity: "6.000" });
  });
});

test("a disputed or held reading is not settled until somebody has decided", async () => {
  await inTenant(tenant, async (ctx) => {
    const home = await makeMeteredHome(ctx);
    const period = { from: "2026-01-01", to: "2026-03-31" };
    const reasons = async () =>
      (await settleUsages(ctx, period)).obstacles.filter(({ agreementId }) => agreementId === home.agreement.id);
    expect(await reasons()).toMatchObject([{ reason: "no-reading" }]);
    const { readingId } = await take(ctx, home, "2026-04-01", "30");
    await disputeReading(ctx, { readingId: readingId!, reason: "住户说没有用这么多" });
    expect(await reasons()).toMatchObject([{ reason: "disputed" }]);
    await closeDispute(ctx, { readingId: readingId!, outcome: "upheld" });
    const held = await take(ctx, home, "2026-04-02", "9000");
    expect(held.outcome).toBe("held");
    expect(await reasons()).toMatchObject([{ reason: "held" }]);
    await decideReading(ctx, { readingId: held.readingId!, decision: "correct", value: "29", note: "复抄" });
    expect(await reasons()).toEqual([]);
    expect(await usagesOf(ctx, home.agreement)).toMatchObject([{ quantity: "29.000" }]);
  });
});

test("two clerks settling the same quarter at once make one usage per home", async () => {
  const { tenant: own, home } = await makeMeteredTenant();
  await asTenant(own, (ctx) => take(ctx, home, "2026-04-01", "30"));
  const period = { from: "2026-01-01", to: "2026-03-31" };
  const done = await Promise.allSettled([1, 2, 3].map(() => asTenant(own, (ctx) => settleUsages(ctx, period))));
  expect(done.some(({ status }) => status === "fulfilled")).toBe(true);
  const made = await inTenant(own, (ctx) => ctx.tx.select().from(usages).where(eq(usages.tenantId, own.id)));
  expect(made).toHaveLength(1);
});

test.each([
  [{ from: "2026-03-01", to: "2026-02-01" }, "metering-period-order"],
  [{ from: "2026-09-01", to: "2026-12-01" }, "metering-day-in-future"],
  [{ from: "2025-12-01", to: "2026-01-31" }, "metering-period-two-years"],
])("a period that cannot be settled (%j) is refused", async (period, code) => {
  await expect(inTenant(tenant, (ctx) => settleUsages(ctx, period))).rejects.toMatchObject({ code });
});

test("a heat period that reaches across an end of its season is refused, one within it or outside it is not", async () => {
  const { tenant: heating } = await makeMeteredTenant({ unit: "kwh", digits: 7 });
  await asTenant(heating, async (ctx) => {
    const season = { ...winter, slug: "2025-2026", from: "2025-11-15", to: "2026-03-15" };
    await publishTariff(ctx, { body: heatingTariff({ seasons: [season] }), effectiveFrom: "2025-01-01" });
    const settle = (from: string, to: string) => settleUsages(ctx, { from, to });
    const refused = { code: "metering-period-crosses-season", params: { from: "2025-11-15", to: "2026-03-15" } };
    await expect(settle("2025-11-01", "2026-03-15")).rejects.toMatchObject(refused);
    await expect(settle("2025-11-15", "2026-03-31")).rejects.toMatchObject(refused);
    await expect(settle("2025-11-01", "2026-03-31")).rejects.toMatchObject(refused);
    await settle("2025-11-15", "2026-03-15");
    await settle("2026-01-01", "2026-01-31");
    await settle("2026-03-16", "2026-09-30");
  });
});

test("a settling in small steps, with a worker that comes back and one that comes too late, settles every home once", async () => {
  const { tenant: own } = await makeMeteredTenant();
  const period = { from: "2026-01-01", to: "2026-03-31" };
  await asTenant(own, async (ctx) => {
    for (let index = 0; index < 4; index++) await take(ctx, await makeMeteredHome(ctx), "2026-04-01", `${30 + index}`);
  });
  const { runId } = await asTenant(own, (ctx) => startSettling(ctx, period));
  const again = await asTenant(own, (ctx) => startSettling(ctx, period));
  expect(again.runId).toBe(runId);
  await expect(asTenant(own, (ctx) => startSettling(ctx, { ...period, to: "2026-02-28" }))).rejects.toMatchObject({
    code: "metering-settling-already",
  });
  // Two homes a step; what was begun and not committed is as if it had never been.
  await asTenant(own, (ctx) => settleBatch(ctx, runId, 2));
  await inTenant(own, (ctx) => settleBatch(ctx, runId, 2));
  await Promise.all([settleUsagesJob({ tenantId: own.id, runId }), settleUsagesJob({ tenantId: own.id, runId })]);
  await asTenant(own, async (ctx) => {
    // The fifth home has no reading.
    expect(await getUsageRun(ctx, runId)).toMatchObject({ status: "done", inScope: 5, settled: 4, parked: 1 });
    expect((await listObstacles(ctx, { runId })).rows).toMatchObject([{ reason: "no-reading" }]);
    const made = await ctx.tx.select().from(usages).where(eq(usages.tenantId, own.id));
    expect(made.map(({ quantity }) => quantity).toSorted()).toEqual(["30.000", "31.000", "32.000", "33.000"]);
  });
});

const history = fc.record({
  digits: fc.constantFrom(3, 4),
  startValue: fc.integer({ min: 0, max: 999 }),
  /** Thousandths a step; the dial of three digits goes round in these. */
  steps: fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 2, maxLength: 8 }),
  exchangeAt: fc.option(fc.integer({ min: 0, max: 7 })),
});

test("usages between any two final readings sum to their difference, modulo roll-over and exchanges", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(history, ({ digits, startValue, steps, exchangeAt }) =>
      inTenant(tenant, async (ctx) => {
        const home = await makeMeteredHome(ctx, { digits, startValue: String(startValue) });
        let dial = { meterNo: home.meterNo, meterId: home.meterId };
        let shown = BigInt(startValue) * 1000n;
        const full = 10n ** BigInt(digits) * 1000n;
        const decimal = (count: bigint) => `${count / 1000n}.${(count % 1000n).toString().padStart(3, "0")}`;
        let day = "2026-01-01";
        let total = 0n;
        for (const [index, step] of steps.entries()) {
          const from = day;
          day = plusDays(day, 30);
          total += BigInt(step);
          shown = (shown + BigInt(step)) % full;
          const told = await take(ctx, dial, day, decimal(shown));
          if (told.outcome === "held") {
            const accepted = await decideReading(ctx, {
              readingId: told.readingId!,
              decision: "accept",
              note: "",
            }).catch(() => null);
            // A jump over the end that no check can tell from an error: the clerk has the dial read again.
            if (!accepted) return;
          }
          const to = plusDays(day, -1);
          const done = await settleUsages(ctx, { from, to });
          expect(done.obstacles.filter(({ agreementId }) => agreementId === home.agreement.id)).toEqual([]);
          if (exchangeAt === index) {
            const next = { meterNo: `${dial.meterNo}x`, digits, unit: "m3", startValue: "5" } as const;
            const at = plusDays(day, 3);
            const made = await exchangeMeter(ctx, {
              meterId: dial.meterId,
              exchangedOn: at,
              endValue: decimal(shown),
              ...next,
            });
            dial = { meterNo: next.meterNo, meterId: made.meterId };
            shown = 5000n;
          }
        }
        const made = await usagesOf(ctx, home.agreement);
        const sum = made.reduce((all, { quantity }) => all + BigInt(quantity.replace(".", "")), 0n);
        expect(sum).toBe(total);
        const segments = await ctx.tx
          .select({ quantity: usageSegments.quantity, toReadingId: usageSegments.toReadingId })
          .from(usageSegments)
          .innerJoin(usages, and(eq(usages.tenantId, tenant.id), eq(usages.id, usageSegments.usageId)))
          .where(and(eq(usageSegments.tenantId, tenant.id), eq(usages.agreementId, home.agreement.id)));
        const whole = segments.reduce((all, { quantity }) => all + BigInt(quantity.replace(".", "")), 0n);
        expect(whole).toBe(total);
        for (const { toReadingId } of segments) {
          const [end] = await ctx.tx.select().from(readings).where(eq(readings.id, toReadingId));
          expect(end!.status).toBe("final");
        }
      }),
    ),
    { numRuns: 12 },
  );
});
