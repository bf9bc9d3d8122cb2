import { and, asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  billLines,
  billRuns,
  bills,
  chargeableAreas,
  households,
  postings,
  serviceAgreements,
  usages,
} from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import type { TariffInput } from "@/tenants/schemas/tariff";
import { correctBill } from "../bills/correct-bill";
import { issueBill } from "../bills/issue-bill";
import { readFacts } from "../bills/read-facts";
import { accountBalance } from "../ledger/account-balance";
import { takePayment } from "../payments/take-payment";
import { computeLines } from "../rates/compute-lines";
import type { Line } from "../rates/line";
import { getSeason } from "../seasons/find-season-for";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff, waterTariff } from "../test/tariffs";
import { billBatch } from "./bill-batch";
import { openRun } from "./bill-season";
import { listRunObstacles } from "./list-run-obstacles";
import { runSeason } from "./run-season";

type Made = Awaited<ReturnType<typeof makeAccount>>;

async function makeHouse(kind: "heating" | "water", body: TariffInput, fill: (ctx: Ctx) => Promise<Made[]>) {
  const tenant = await makeTenant({ kind });
  const made = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body, effectiveFrom: "2025-01-01" });
    return fill(ctx);
  });
  return { tenant, made };
}

const plain = (line: Line | (typeof billLines)["$inferSelect"], ownVersion: string) => ({
  code: line.code,
  description: line.description,
  quantity: Number(line.quantity),
  unit: line.unit,
  unitPrice: Number(line.unitPrice),
  factor: Number(line.factor),
  amountMinor: line.amountMinor,
  formula: line.formula,
  basis: line.basis,
  chargeableAreaId: line.chargeableAreaId,
  usageId: line.usageId,
  tariffVersionId: line.tariffVersionId ?? ownVersion,
});

/** Every bill of the season beside what the pure calculator makes of the same facts. */
async function compareWithCalculator(tenant: Tenant, slug: string, made: Made[]) {
  await asTenant(tenant, async (ctx) => {
    const season = await getSeason(ctx, slug);
    for (const { agreement } of made) {
      const facts = await readFacts(ctx, agreement.id, season);
      const period = { from: season.from > agreement.startsOn ? season.from : agreement.startsOn, to: season.lastDay };
      const expected = computeLines(season, period, facts);
      const [bill] = await ctx.tx
        .select()
        .from(bills)
        .where(and(eq(bills.tenantId, tenant.id), eq(bills.agreementId, agreement.id)));
      if (!Array.isArray(expected)) {
        expect(bill, JSON.stringify({ expected, facts })).toBeUndefined();
        continue;
      }
      const stored = await ctx.tx
        .select()
        .from(billLines)
        .where(and(eq(billLines.tenantId, tenant.id), eq(billLines.billId, bill!.id)))
        .orderBy(asc(billLines.lineNo));
      const own = season.tariff.id;
      expect(stored.map((line) => plain(line, own))).toEqual(expected.map((line) => plain(line, own)));
      expect(bill!.amountMinor).toBe(expected.reduce((sum, line) => sum + line.amountMinor, 0n));
      expect(await accountBalance(ctx, agreement.accountId)).toBe(bill!.amountMinor);
    }
  });
}

const decimal = (most: number, places: number) =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((value) => (value / 10 ** places).toFixed(places));

const area = fc.record({
  kind: fc.constantFrom("main", "balcony", "loft", "annex"),
  builtArea: decimal(500, 2),
  chargeableArea: decimal(500, 2),
  heightFactor: decimal(2, 3),
  priceClass: fc.constantFrom("residential", "residential", "public", "unknown"),
  settlement: fc.constantFrom("area", "area", "two-part", "metered"),
  supplyState: fc.constantFrom("on", "on", "stopped"),
  wholeUnitStop: fc.boolean(),
  /** Days into 2026 at which it changes; the last version is open. */
  changesAt: fc.uniqueArray(fc.integer({ min: 300, max: 450 }), { maxLength: 2 }),
});

const household = fc.record({
  /** From when to when its income is low: always, until the season or from December. */
  low: fc.option(
    fc.constantFrom<[string, string | null]>(["2020-09-01", null], ["2020-09-01", "2026-11-15"], ["2026-12-08", null]),
  ),
  seasonBorne: fc.constantFrom(null, null, "2025-2026", "2026-2027"),
  storeyHeight: fc.option(decimal(6, 2)),
  startsOn: fc.constantFrom("2020-09-01", "2026-12-08", "2027-03-15", "2027-03-16"),
  areas: fc.array(area, { maxLength: 3 }),
  uses: fc.array(decimal(9000, 3), { maxLength: 2 }),
  /** The last day that was read: within the season, its last, or its last after seven days were added. */
  readTo: fc.constantFrom("2027-01-20", "2027-03-15", "2027-03-22"),
});

const tariff = fc
  .record({
    rounding: fc.constantFrom("fen", "jiao", "yuan"),
    areaBasis: fc.constantFrom("chargeable", "built"),
    perDay: fc.boolean(),
    cap: fc.option(fc.constantFrom("0", "10"), { nil: undefined }),
    height: fc.constantFrom(
      { kind: "none" },
      { kind: "recorded" },
      { kind: "proportional", limit: "3" },
      {
        kind: "steps",
        steps: [
          { above: "3", factor: "1.1" },
          { above: "4.5", factor: "1.35" },
        ],
      },
    ),
    waiver: fc.constantFrom(
      { kind: "none" },
      { kind: "per-area", price: "7.2", priceClasses: ["residential"] },
      { kind: "sum", amount: "904", priceClasses: ["residential"] },
    ),
    stop: fc.constantFrom(
      { kind: "forbidden" },
      { kind: "none" },
      { kind: "percent", percent: "15", wholeUnitFree: true },
      { kind: "per-area", price: "4.0605" },
      { kind: "per-area", price: "4.0605", wholeUnitFree: true },
    ),
    changes: fc.constantFrom("by-day", "whole-season"),
    extensionDays: fc.constantFrom(0, 7),
    /** First days of other prices: the season's first and last among them. */
    dearerFrom: fc.uniqueArray(fc.constantFrom("2026-11-15", "2026-12-31", "2027-01-20", "2027-03-15"), {
      maxLength: 2,
    }),
  })
  .map((wish) => {
    const base = heatingTariff(
      {},
      {
        stop: wish.stop,
        changes: wish.changes,
        extensionDays: wish.extensionDays,
      },
    );
    const [home, office] = base.priceClasses;
    return {
      ...base,
      rounding: wish.rounding,
      areaBasis: wish.areaBasis,
      height: wish.height,
      waiver: wish.waiver,
      priceClasses: [
        {
          ...home!,
          area: wish.perDay ? { price: "0.19", per: "day" } : home!.area,
          twoPart: {
            fixed: "8.01",
            energy: "0.20",
            unit: "kwh",
            usageFactor: "0.95",
            ...(wish.cap ? { capPercent: wish.cap } : {}),
          },
          priceChanges: wish.dearerFrom
            .toSorted((a, b) => a.localeCompare(b))
            .map((from, index) => ({
              from,
              area: `${index}.37`,
              ...(index === 0 ? { energy: "0.333" } : { fixed: "9.1" }),
            })),
        },
        { ...office!, priceChanges: [{ from: "2027-01-01", area: "41", metered: "0.3101" }] },
      ],
    } as TariffInput;
  });

/** A version that is published while the season runs, with other prices and more days. */
const later = fc.option(
  fc.record({ from: fc.constantFrom("2027-01-10", "2027-02-01"), extensionDays: fc.constantFrom(0, 9) }),
);

function reaching(body: TariffInput, { from, extensionDays }: { from: string; extensionDays: number }): TariffInput {
  if (body.kind !== "heating") return body;
  const [home, office] = body.priceClasses;
  const [season] = body.seasons;
  return {
    ...body,
    seasons: [{ ...season!, extensionDays }],
    priceClasses: [
      { ...home!, priceChanges: [{ from, area: "0.55", energy: "0.4444" }] },
      { ...office!, priceChanges: [{ from, area: "43" }] },
    ],
  };
}

test("the set-based run makes exactly the lines of the pure calculator, for random heating households and tariffs", async () => {
  await fc.assert(
    fc.asyncProperty(
      tariff,
      later,
      fc.array(household, { minLength: 1, maxLength: 12 }),
      async (body, added, homes) => {
        const { tenant, made } = await makeHouse("heating", body, async (ctx) => {
          if (added) await publishTariff(ctx, { body: reaching(body, added), effectiveFrom: "2027-01-10" });
          const accounts: Made[] = [];
          for (const home of homes) {
            const { low, startsOn, storeyHeight, seasonBorne } = home;
            const one = await makeAccount(ctx, { startsOn, storeyHeight });
            const mine = eq(serviceAgreements.id, one.agreement.id);
            await ctx.tx.update(serviceAgreements).set({ seasonBorne }).where(mine);
            if (low) {
              const [validFrom, validTo] = low;
              const its = eq(households.accountId, one.account.id);
              await ctx.tx.update(households).set({ lowIncome: true, validFrom, validTo }).where(its);
            }
            await ctx.tx.delete(chargeableAreas).where(eq(chargeableAreas.agreementId, one.agreement.id));
            for (const [index, { changesAt, ...fact }] of home.areas.entries()) {
              const cuts = changesAt.toSorted((a, b) => a - b).map((days) => plusDays("2026-01-01", days));
              const froms = ["2020-09-01", ...cuts];
              await ctx.tx.insert(chargeableAreas).values(
                froms.map((validFrom, version) => ({
                  ...fact,
                  tenantId: ctx.tenant.id,
                  agreementId: one.agreement.id,
                  accountId: one.account.id,
                  areaNo: String(index + 1),
                  supplyState: (version % 2 === 0
                    ? fact.supplyState
                    : fact.supplyState === "on"
                      ? "stopped"
                      : "on") as never,
                  kind: fact.kind as never,
                  settlement: fact.settlement as never,
                  validFrom,
                  validTo: froms[version + 1] ?? null,
                })),
              );
            }
            if (home.uses.length > 0) {
              await ctx.tx.insert(usages).values(
                home.uses.map((quantity, index, { length }) => ({
                  tenantId: ctx.tenant.id,
                  agreementId: one.agreement.id,
                  accountId: one.account.id,
                  periodFrom: plusDays("2026-11-15", index * 60),
                  periodTo: index < length - 1 ? plusDays("2026-11-15", index * 60 + 59) : home.readTo,
                  quantity,
                  unit: "kwh" as const,
                })),
              );
            }
            accounts.push(one);
          }
          return accounts;
        });
        await runSeason(tenant.id, "2026-2027");
        await compareWithCalculator(tenant, "2026-2027", made);
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

test("the set-based run makes exactly the lines of the pure calculator, for random water use", async () => {
  const days = fc.uniqueArray(fc.constantFrom("2026-04-01", "2026-04-11", "2026-05-28"), { maxLength: 2 });
  const dearer = days.map((froms) =>
    froms
      .toSorted((a, b) => a.localeCompare(b))
      .map((from, index) => ({
        from,
        tiers: ["2.5", "4.5", "6.5"].map((water) => ({ water: `${water}${index}`, resource: "1.6", sewage: "1.401" })),
      })),
  );
  const home = fc.record({
    householdSize: fc.constantFrom("1", "4", "5", "7"),
    use: fc.constantFrom("residential", "public"),
    /** Which classes the agreement has had, the later one from May on; none: the premise's use speaks. */
    classes: fc.constantFrom([], ["residential"], ["public", "residential"], ["residential", "unknown"]),
    uses: fc.array(fc.oneof(decimal(150, 3), fc.constantFrom("0.000", "180.000", "80.000")), { maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(dearer, fc.array(home, { minLength: 1, maxLength: 12 }), async (priceChanges, homes) => {
      const [first, office] = waterTariff().priceClasses;
      const body = waterTariff({ priceClasses: [{ ...first!, priceChanges }, office!] });
      const { tenant, made } = await makeHouse("water", body, async (ctx) => {
        const accounts: Made[] = [];
        for (const { householdSize, use, uses, classes } of homes) {
          const one = await makeAccount(ctx, { householdSize, use });
          const its = eq(chargeableAreas.agreementId, one.agreement.id);
          const [was, becomes] = classes;
          if (!was) await ctx.tx.delete(chargeableAreas).where(its);
          else
            await ctx.tx
              .update(chargeableAreas)
              .set({ priceClass: was, validTo: becomes ? "2026-05-01" : null })
              .where(its);
          if (becomes)
            await ctx.tx.insert(chargeableAreas).values({
              ...{
                tenantId: ctx.tenant.id,
                agreementId: one.agreement.id,
                accountId: one.account.id,
                settlement: "metered",
              },
              ...{ builtArea: "100", chargeableArea: "100", priceClass: becomes, validFrom: "2026-05-01" },
            });
          // From May on one person more.
          const lived = eq(households.accountId, one.account.id);
          await ctx.tx.update(households).set({ validTo: "2026-05-01" }).where(lived);
          await ctx.tx.insert(households).values({
            ...{ tenantId: ctx.tenant.id, accountId: one.account.id, size: String(Number(householdSize) + 1) },
            validFrom: "2026-05-01",
          });
          if (uses.length > 0) {
            await ctx.tx.insert(usages).values(
              uses.map((quantity, index) => ({
                tenantId: ctx.tenant.id,
                agreementId: one.agreement.id,
                accountId: one.account.id,
                periodFrom: `2026-0${index + 1}-01`,
                periodTo: `2026-0${index + 1}-28`,
                quantity,
                unit: "m3" as const,
              })),
            );
          }
          accounts.push(one);
        }
        return accounts;
      });
      await runSeason(tenant.id, "2026-q2");
      await compareWithCalculator(tenant, "2026-q2", made);
    }),
    { numRuns: 8 },
  );
}, 120_000);

const some = (count: number) => async (ctx: Ctx) => {
  const made: Made[] = [];
  for (let index = 0; index < count; index++) made.push(await makeAccount(ctx));
  return made;
};

async function totals(tenant: Tenant) {
  return asTenant(tenant, async (ctx) => {
    const [billed] = await ctx.tx
      .select({
        count: sql<number>`count(*)::int`,
        agreements: sql<number>`count(distinct agreement_id)::int`,
        sum: sql<string>`sum(amount_minor)`,
      })
      .from(bills)
      .where(eq(bills.tenantId, tenant.id));
    const [posted] = await ctx.tx
      .select({ count: sql<number>`count(*)::int`, sum: sql<string>`sum(amount_minor)` })
      .from(postings)
      .where(eq(postings.tenantId, tenant.id));
    return { ...billed, posted };
  });
}

test("a run repeated, and two at the same time, bill every account exactly once, and the ledger agrees to the 分", async () => {
  const { tenant } = await makeHouse("heating", heatingTariff(), some(40));
  await Promise.all([runSeason(tenant.id, "2026-2027"), runSeason(tenant.id, "2026-2027")]);
  const again = await runSeason(tenant.id, "2026-2027");
  expect(again.billed).toBe(0);
  // 40 homes × 100 m² × 26.70 元 = 106,800.00 元
  const all = { count: 40, agreements: 40, sum: "10680000" };
  expect(await totals(tenant)).toEqual({ ...all, posted: { count: 40, sum: all.sum } });
});

test("a run cut off half-way goes on where it stopped, and its numbers have no gap", async () => {
  const { tenant } = await makeHouse("heating", heatingTariff(), some(25));
  await asTenant(tenant, async (ctx) => {
    const season = await getSeason(ctx, "2026-2027");
    const runId = await openRun(ctx, season.slug, "test");
    const first = await billBatch(ctx, runId, season, null, 10);
    expect(first).toMatchObject({ looked: 10, billed: 10 });
    // The process dies here: the batch is committed, the cursor is not further.
    await ctx.tx.update(billRuns).set({ cursor: first.last, billed: 10 }).where(eq(billRuns.id, runId));
  });
  const rest = await runSeason(tenant.id, "2026-2027");
  expect(rest.billed).toBe(25);
  const numbers = await asTenant(tenant, (ctx) =>
    ctx.tx.select({ billNo: bills.billNo }).from(bills).where(eq(bills.tenantId, tenant.id)).orderBy(asc(bills.billNo)),
  );
  const year = numbers[0]!.billNo.split("-")[2];
  expect(numbers.map((row) => row.billNo)).toEqual(
    Array.from({ length: 25 }, (_, index) => `${tenant.code}-ZD-${year}-${String(index + 1).padStart(6, "0")}`),
  );
});

test("bills of more lines than a hundred readings make keep apart from their neighbours", async () => {
  const { tenant } = await makeHouse("water", waterTariff(), async (ctx) => {
    const made = [await makeAccount(ctx), await makeAccount(ctx)];
    await ctx.tx.insert(usages).values(
      made.flatMap(({ account, agreement }) =>
        Array.from({ length: 91 }, (_, index) => ({
          ...{
            tenantId: ctx.tenant.id,
            agreementId: agreement.id,
            accountId: account.id,
            quantity: "1",
            unit: "m3" as const,
          },
          ...{ periodFrom: plusDays("2026-04-01", index), periodTo: plusDays("2026-04-01", index) },
        })),
      ),
    );
    return made;
  });
  // A reading a day: 91 m³ in three parts each make 273 lines. 91 × 2.07 + 91 × 1.57 + 91 × 1.36 = 455.00
  expect(await runSeason(tenant.id, "2026-q2")).toMatchObject({ billed: 2, totalMinor: 91_000n });
});

test("an account that was cut off by then is billed only for the rest, and one without a price is left aside", async () => {
  const { tenant, made } = await makeHouse("heating", heatingTariff({}, { changes: "by-day" }), async (ctx) => [
    await makeAccount(ctx),
    await makeAccount(ctx, { priceClass: "unknown" }),
  ]);
  const run = await asTenant(tenant, async (ctx) => {
    const input = {
      agreementId: made[0]!.agreement.id,
      season: "2026-2027",
      periodFrom: "2026-11-15",
      periodTo: "2026-12-31",
    };
    await issueBill(ctx, { ...input, kind: "cut-off" });
    return runSeason(ctx, "2026-2027");
  });
  expect(run).toMatchObject({ billed: 1, parked: 1 });
  const aside = await asTenant(tenant, (ctx) => listRunObstacles(ctx, { runId: run.runId }));
  expect(aside).toMatchObject({
    rows: [{ accountId: made[1]!.account.id, reason: "no-price", priceClass: "unknown" }],
    next: null,
  });
  const issued = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(bills).where(eq(bills.tenantId, tenant.id)).orderBy(asc(bills.periodFrom)),
  );
  // 121 days: 47 to the end of the year, 74 after it. 2670.00 × 47/121 = 1037.107… and × 74/121 = 1632.892…
  expect(issued.map((bill) => [bill.periodFrom, bill.periodTo, bill.amountMinor])).toEqual([
    ["2026-11-15", "2026-12-31", 103711n],
    ["2027-01-01", "2027-03-15", 163289n],
  ]);
});

test("credit from before the run settles the new bills, and a correction gives back what was paid too much", async () => {
  const { tenant, made } = await makeHouse("heating", heatingTariff(), some(1));
  const { agreement, account, area: ownArea } = made[0]!;
  await asTenant(tenant, async (ctx) => {
    await takePayment(ctx, { accountId: account.id, amountMinor: 300_000n, method: "cash" });
    await runSeason(ctx, "2026-2027");
    // 3,000.00 paid, 2,670.00 billed.
    expect(await accountBalance(ctx, account.id)).toBe(-33_000n);
    await ctx.tx.update(chargeableAreas).set({ supplyState: "stopped" }).where(eq(chargeableAreas.id, ownArea.id));
    const correction = await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "报停" });
    // 15 % of 2,670.00 = 400.50; 3,000.00 − 400.50 = 2,599.50 credit.
    expect(correction).toMatchObject({
      beforeMinor: 267_000n,
      afterMinor: 40_050n,
      creditMinor: 259_950n,
      changed: true,
    });
    expect(await accountBalance(ctx, account.id)).toBe(-259_950n);
    expect((await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "again" }))?.changed).toBe(
      false,
    );
  });
});
