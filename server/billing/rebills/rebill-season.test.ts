import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { adjustments, bills, chargeableAreas, postings, rebillRuns } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { correctBill } from "../bills/correct-bill";
import { cutOffBill } from "../bills/cut-off-bill";
import { issueBill } from "../bills/issue-bill";
import { listBillsInForce } from "../bills/list-bills-in-force";
import { listOpenBills } from "../bills/list-open-bills";
import { accountBalance } from "../ledger/account-balance";
import { takePayment } from "../payments/take-payment";
import { previewSeasonRun } from "../runs/preview-season-run";
import { runSeason } from "../runs/run-season";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff as tariffOf, winter } from "../test/tariffs";
import { getRebill } from "./get-rebill";
import { previewRebill } from "./preview-rebill";
import { rebillBatch } from "./rebill-batch";
import { rebillSeasonJob } from "./rebill-season-job";
import { startRebill } from "./start-rebill";

type Home = Awaited<ReturnType<typeof makeAccount>>;
type Body = ReturnType<typeof heatingTariff>;

/** Due behind any day on which the job may run: what a bill grows by is then due with it. */
const heatingTariff: typeof tariffOf = (given, season) => tariffOf(given, { dueOn: "2099-12-31", ...season });

const name = { zh: "居民", en: "Residential" };
/** 0.22 元 for each m² and day: 100 × 0.22 × 121 = 2662.00 for the season. */
const byDay = { slug: "residential", name, area: { price: "0.22", per: "day" as const } };
const bySeason = { slug: "residential", name, area: { price: "26.7", per: "season" as const } };
const raised = { ...bySeason, priceChanges: [{ from: "2027-01-15", area: "28" }] };

async function makeHouse(body: Body, count: number): Promise<{ tenant: Tenant; homes: Home[] }> {
  const tenant = await makeTenant({ kind: "heating" });
  const homes = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body, effectiveFrom: "2025-01-01" });
    const made: Home[] = [];
    for (let index = 0; index < count; index++) made.push(await makeAccount(ctx));
    for (const { agreement } of made)
      await issueBill(ctx, {
        ...{ agreementId: agreement.id, kind: "season", season: winter.slug },
        ...{ periodFrom: winter.from, periodTo: winter.to },
      });
    return made;
  });
  return { tenant, homes };
}

const publish = (tenant: Tenant, body: Body, effectiveFrom: string) =>
  asTenant(tenant, (ctx) => publishTariff(ctx, { body, effectiveFrom }));

async function rebill(tenant: Tenant) {
  const { runId } = await asTenant(tenant, (ctx) => startRebill(ctx, { season: winter.slug, reason: "延长供热" }));
  await rebillSeasonJob({ tenantId: tenant.id, runId });
  return asTenant(tenant, (ctx) => getRebill(ctx, runId));
}

const preview = (tenant: Tenant) => asTenant(tenant, (ctx) => previewRebill(ctx, winter.slug));

const standing = async (ctx: Ctx, { agreement }: Home) => {
  const [bill, ...more] = await listBillsInForce(ctx, agreement.id, winter.slug);
  expect(more).toEqual([]);
  return bill!;
};
const inHouse = <T>(tenant: Tenant, fn: (ctx: Ctx) => Promise<T>) => asTenant(tenant, fn);

test("days added after billing are billed to who was billed to the end, once, however often it is repeated", async () => {
  const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [byDay] }), 3);
  await publish(tenant, heatingTariff({ priceClasses: [byDay] }, { extensionDays: 10 }), "2027-03-01");
  // 100 × 0.22 × 131 = 2882.00 instead of 2662.00, three homes
  expect(await preview(tenant)).toEqual({
    ...{ billed: 3, rise: 3, fall: 0, parked: 0 },
    ...{ beforeMinor: 798_600n, afterMinor: 864_600n },
  });
  expect(await rebill(tenant)).toMatchObject({
    ...{ status: "done", inScope: 3, looked: 3, changed: 3, parked: 0 },
    ...{ beforeMinor: 798_600n, afterMinor: 864_600n },
  });
  expect(await preview(tenant)).toMatchObject({ billed: 3, rise: 0, fall: 0, beforeMinor: 0n, afterMinor: 0n });
  expect(await rebill(tenant)).toMatchObject({ looked: 3, changed: 0, beforeMinor: 0n, afterMinor: 0n });
  await inHouse(tenant, async (ctx) => {
    for (const home of homes) {
      expect(await standing(ctx, home)).toMatchObject({
        ...{ amountMinor: 288_200n, periodFrom: "2026-11-15", periodTo: "2027-03-25", revision: 2 },
      });
      expect(await accountBalance(ctx, home.account.id)).toBe(288_200n);
    }
  });
});

test("the re-billed bill is the first one's linked reversal and a new one, posting by posting", async () => {
  const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [byDay] }), 1);
  await publish(tenant, heatingTariff({ priceClasses: [byDay] }, { extensionDays: 10 }), "2027-03-01");
  await rebill(tenant);
  await inHouse(tenant, async (ctx) => {
    const rows = await ctx.tx
      .select()
      .from(bills)
      .where(eq(bills.accountId, homes[0]!.account.id))
      .orderBy(bills.revision);
    expect(rows.map((row) => row.amountMinor)).toEqual([266_200n, -266_200n, 288_200n]);
    expect(rows[1]!.reversesId).toBe(rows[0]!.id);
    const moved = await ctx.tx.select().from(postings).where(eq(postings.accountId, homes[0]!.account.id));
    const first = moved.find((row) => row.billId === rows[0]!.id)!;
    expect(moved.find((row) => row.billId === rows[1]!.id)).toMatchObject({ reversesId: first.id });
  });
});

test("where the price is by the season, added days cost nothing and a later correction does not charge less for them", async () => {
  const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [bySeason] }), 1);
  await publish(tenant, heatingTariff({ priceClasses: [bySeason] }, { extensionDays: 10 }), "2027-03-01");
  expect(await rebill(tenant)).toMatchObject({ looked: 1, changed: 0 });
  await inHouse(tenant, async (ctx) => {
    const [home] = homes as [Home];
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "90.00" }).where(eq(chargeableAreas.id, home.area.id));
    await correctBill(ctx, { agreementId: home.agreement.id, season: winter.slug, reason: "面积更正" });
    // 90 × 26.7 = 2403.00: the whole season of 131 days, not 121 of them
    expect(await standing(ctx, home)).toMatchObject({ amountMinor: 240_300n, periodTo: "2027-03-25" });
  });
});

test("added days are never charged beside the bill: not by a run, not by a cut-off, not by a bill of their own", async () => {
  for (const changes of ["by-day", "whole-season"] as const) {
    const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [bySeason] }, { changes }), 1);
    const longer = heatingTariff({ priceClasses: [bySeason] }, { changes, extensionDays: 10 });
    await publish(tenant, longer, "2027-03-01");
    await inHouse(tenant, async (ctx) => {
      const [home] = homes as [Home];
      expect(await previewSeasonRun(ctx, winter.slug)).toMatchObject({ toBill: 0 });
      await runSeason(ctx, winter.slug);
      expect(await cutOffBill(ctx, { accountId: home.account.id, day: "2027-03-20" })).toEqual([]);
      expect(await standing(ctx, home)).toMatchObject({ amountMinor: 267_000n });
      const days = { periodFrom: "2027-03-16", periodTo: "2027-03-25" };
      const own = issueBill(ctx, { agreementId: home.agreement.id, kind: "first", season: winter.slug, ...days });
      await expect(own).rejects.toMatchObject({ code: "already-billed" });
    });
  }
});

test("a price that changes in mid-season re-bills what was issued from its day on; what was paid stays paid", async () => {
  const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [bySeason] }), 2);
  const [home] = homes as [Home, Home];
  await inHouse(tenant, (ctx) =>
    takePayment(ctx, { accountId: home.account.id, amountMinor: 267_000n, method: "pos" }),
  );
  await publish(tenant, heatingTariff({ priceClasses: [raised] }), "2027-01-10");
  // 100 × 26.7 × 61/121 = 1346.03 and 100 × 28 × 60/121 = 1388.43: 2734.46, which is 64.46 more, twice
  expect(await preview(tenant)).toMatchObject({ rise: 2, beforeMinor: 534_000n, afterMinor: 546_892n });
  expect(await rebill(tenant)).toMatchObject({ changed: 2, beforeMinor: 534_000n, afterMinor: 546_892n });
  await inHouse(tenant, async (ctx) => {
    expect(await standing(ctx, home)).toMatchObject({ amountMinor: 273_446n });
    expect(await listOpenBills(ctx, home.account.id)).toMatchObject([{ openMinor: 6_446n, paidMinor: 267_000n }]);
  });
});

test("a re-billing that is cut off, and two workers at once, end where an undisturbed one does", async () => {
  const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [byDay] }), 5);
  await publish(tenant, heatingTariff({ priceClasses: [byDay] }, { extensionDays: 10 }), "2027-03-01");
  const { runId } = await inHouse(tenant, (ctx) => startRebill(ctx, { season: winter.slug, reason: "延长供热" }));
  const again = await inHouse(tenant, (ctx) => startRebill(ctx, { season: winter.slug, reason: "再点一次" }));
  expect(again.runId).toBe(runId);
  await inHouse(tenant, (ctx) => rebillBatch(ctx, runId, 2));
  // The next batch dies before it commits.
  await inHouse(tenant, async (ctx) => {
    await rebillBatch(ctx, runId, 2);
    throw new Error("killed");
  }).catch(() => null);
  expect(await inHouse(tenant, (ctx) => getRebill(ctx, runId))).toMatchObject({ looked: 2, changed: 2 });
  await Promise.all([1, 2].map(() => rebillSeasonJob({ tenantId: tenant.id, runId })));
  expect(await inHouse(tenant, (ctx) => getRebill(ctx, runId))).toMatchObject({
    ...{ status: "done", looked: 5, changed: 5, beforeMinor: 1_331_000n, afterMinor: 1_441_000n },
  });
  await inHouse(tenant, async (ctx) => {
    for (const home of homes) expect(await standing(ctx, home)).toMatchObject({ amountMinor: 288_200n, revision: 2 });
  });
});

test("a bill that cannot be made is left as it was, with its reason, and stops nobody else's", async () => {
  const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [byDay] }), 2);
  const [broken, sound] = homes as [Home, Home];
  await inHouse(tenant, (ctx) =>
    ctx.tx.update(chargeableAreas).set({ priceClass: "gone" }).where(eq(chargeableAreas.id, broken.area.id)),
  );
  await publish(tenant, heatingTariff({ priceClasses: [byDay] }, { extensionDays: 10 }), "2027-03-01");
  expect(await preview(tenant)).toMatchObject({ billed: 2, rise: 1, parked: 1 });
  const run = await rebill(tenant);
  expect(run).toMatchObject({ status: "done", changed: 1, parked: 1 });
  expect(run.obstacles).toMatchObject([{ accountId: broken.account.id, reason: "bill-facts-missing" }]);
  await inHouse(tenant, async (ctx) => {
    expect(await standing(ctx, broken)).toMatchObject({ amountMinor: 266_200n, revision: 0 });
    expect(await standing(ctx, sound)).toMatchObject({ amountMinor: 288_200n });
  });
});

test("who earned the early-payment discount keeps it when days are added; only the added days are open", async () => {
  const discounts = [{ kind: "percent" as const, from: "2026-10-01", to: "2026-10-31", percent: "2" }];
  const { tenant, homes } = await makeHouse(heatingTariff({ priceClasses: [byDay] }, { discounts }), 1);
  const [home] = homes as [Home];
  // 2662.00 × 2 % = 53.24; 2662.00 − 53.24 = 2608.76
  await inHouse(tenant, (ctx) =>
    takePayment(ctx, { accountId: home.account.id, amountMinor: 260_876n, method: "pos" }),
  );
  await publish(tenant, heatingTariff({ priceClasses: [byDay] }, { discounts, extensionDays: 10 }), "2027-03-01");
  await rebill(tenant);
  await inHouse(tenant, async (ctx) => {
    const kept = and(eq(adjustments.accountId, home.account.id), eq(adjustments.status, "posted"));
    expect(await ctx.tx.select().from(adjustments).where(kept)).toMatchObject([{ amountMinor: 5_324n }]);
    // 2882.00 − 2608.76 − 53.24 = 220.00, the ten days: 100 × 0.22 × 10
    expect(await listOpenBills(ctx, home.account.id)).toMatchObject([{ openMinor: 22_000n }]);
  });
});

test("a season without bills is refused, and one at a time is held by a unique index", async () => {
  const { tenant } = await makeHouse(heatingTariff(), 0);
  const start = () => inHouse(tenant, (ctx) => startRebill(ctx, { season: winter.slug, reason: "延长供热" }));
  await expect(start()).rejects.toMatchObject({ code: "rebill-nothing" });
  const row = { tenantId: tenant.id, season: winter.slug, reason: "x", status: "running" as const };
  const given = { ...row, startedBy: "x", startedAt: new Date(), inScope: 1 };
  await inHouse(tenant, (ctx) => ctx.tx.insert(rebillRuns).values(given));
  await expect(inHouse(tenant, (ctx) => ctx.tx.insert(rebillRuns).values(given))).rejects.toThrow();
});
