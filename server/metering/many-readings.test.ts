import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { asTenant, inTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { exchangeMeter } from "./exchange-meter";
import { type NewReading, type Recorded, recordReadings } from "./record-readings";
import { makeMeteredHome, makeMeteredTenant, noon, take } from "./test/metered-home";

const { tenant } = await makeMeteredTenant();
afterAll(closePools);

const dayLength = 86_400_000;
const dayAfter = (days: number) => new Date(noon("2026-01-02").getTime() + days * dayLength);

/** As many days of ten homes as the rows ask for; every home uses 0.4 m³ a day. */
async function deliver(rows: number): Promise<{ recorded: Recorded[]; statements: number }> {
  return asTenant(tenant, async (ctx) => {
    const homes = await Promise.all(Array.from({ length: 10 }, () => makeMeteredHome(ctx)));
    const delivery = Array.from({ length: rows }, (_, index): NewReading => {
      const [home, day] = [homes[index % 10]!, Math.floor(index / 10)];
      const value = (0.4 * (day + 1)).toFixed(3);
      return { sourceId: `${home.meterNo}:${day}`, meterNo: home.meterNo, readAt: dayAfter(day), value };
    });
    const asked = vi.spyOn(pg.Client.prototype, "query");
    try {
      const recorded = await recordReadings(ctx, delivery, { source: "platform" });
      return { recorded, statements: asked.mock.calls.length };
    } finally {
      asked.mockRestore();
    }
  });
}

test("a thousand readings ask the database no more often than ten do, and all of them are taken", async () => {
  const [ten, thousand] = [await deliver(10), await deliver(1000)];
  expect(ten.statements).toBeGreaterThan(3);
  expect(thousand.statements).toBe(ten.statements);
  expect(thousand.recorded).toHaveLength(1000);
  expect(new Set(thousand.recorded.map(({ outcome }) => outcome))).toEqual(new Set(["taken"]));
  expect(new Set(thousand.recorded.map(({ readingId }) => readingId)).size).toBe(1000);
  // From the second day on each home counted 0.4 m³ since the reading before it, which lies in the same delivery.
  expect(new Set(thousand.recorded.slice(10).map(({ counted }) => counted))).toEqual(new Set(["0.400"]));
}, 60_000);

const row = fc.record({
  day: fc.integer({ min: 0, max: 60 }),
  value: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(99_990, 99_999, 700, 100_000)),
  name: fc.integer({ min: 0, max: 8 }),
  kind: fc.constantFrom("read" as const, "read" as const, "estimated" as const),
});

test("readings that come together have the very fate of those that come one after another", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 14 }), fc.boolean(), (rows, nearlyFull) =>
      inTenant(tenant, async (ctx) => {
        const dial = nearlyFull ? { startValue: "99980" } : {};
        const [together, apart] = [await makeMeteredHome(ctx, dial), await makeMeteredHome(ctx, dial)];
        const named = (home: { meterNo: string }) =>
          rows.map(({ day, value, name, kind }) => ({
            ...{ sourceId: `${home.meterNo}:${name}`, meterNo: home.meterNo, readAt: dayAfter(day) },
            ...{ value: String(value), kind },
          }));
        const fate = ({ outcome, findings, refusal, counted }: Recorded) => ({ outcome, findings, refusal, counted });
        const once = await recordReadings(ctx, named(together), { source: "platform" });
        const each: Recorded[] = [];
        for (const one of named(apart)) each.push(...(await recordReadings(ctx, [one], { source: "platform" })));
        expect(once.map(fate)).toEqual(each.map(fate));
      }),
    ),
    { numRuns: 25 },
  );
}, 60_000);

test.each([
  // 5 digits: the last tenth begins at 90,000 and the first one ends below 10,000.
  ["90000", "9999", true],
  ["89999", "9999", false],
  ["90000", "10000", false],
])("a meter that showed %s and is taken down at %s has begun again: %s", (last, end, rolled) =>
  inTenant(tenant, async (ctx) => {
    const dial = { startValue: last, unit: "m3", digits: 5 } as const;
    const home = await makeMeteredHome(ctx, dial);
    const judged = await take(ctx, home, "2026-08-01", end);
    // 9,999 m³ and more in 212 days are above 20 a day: held either way. Only the exchange trusts the rule alone.
    expect(judged.outcome).toBe("held");
    const other = await makeMeteredHome(ctx, dial);
    const exchange = exchangeMeter(ctx, {
      ...{ meterId: other.meterId, exchangedOn: "2026-08-01", endValue: end, meterNo: `${other.meterNo}-new` },
      ...{ digits: 5, unit: "m3", startValue: "0" },
    });
    if (rolled) await expect(exchange).resolves.toMatchObject({ meterId: expect.any(String) as string });
    else await expect(exchange).rejects.toMatchObject({ code: "metering-end-below" });
  }),
);
