import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { billRuns, bills, chargeableAreas, configDocuments, households, trialBills, trialRuns } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { Tariff } from "@/tenants/schemas/tariff";
import { continueRun } from "../runs/bill-season";
import { listRunObstacles } from "../runs/list-run-obstacles";
import { runSeason } from "../runs/run-season";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff, winter } from "../test/tariffs";
import { computeTrial } from "./compute-trial";
import { discardTrial, freezeTrial, reviewTrial } from "./decide-trial";
import { getTrial } from "./get-trial";
import { listAside } from "./list-aside";
import { startTrial } from "./start-trial";

const next = "2027-2028";

/** Last winter at 26.7, the next one at `price`. */
async function publishTwoWinters(ctx: Ctx, price = "26.7") {
  await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2025-01-01" });
  const body = heatingTariff({
    seasons: [
      {
        ...winter,
        ...{ slug: next, from: "2027-11-15", to: "2028-03-14" },
        ...{ applyFrom: "2027-09-01", applyBy: "2027-10-31", dueOn: "2027-11-15" },
      },
    ],
  });
  body.priceClasses[0]!.area.price = price;
  await publishTariff(ctx, { body, effectiveFrom: "2027-09-01" });
}

const inCtx =
  (ctx: Ctx) =>
  <T>(fn: (ctx: Ctx) => Promise<T>) =>
    fn(ctx);
const as = (ctx: Ctx, userId: string, name: string): Ctx =>
  ({ ...ctx, actor: { kind: "staff", userId, name, roles: ["admin"] } }) as unknown as Ctx;

async function tried(ctx: Ctx, batch = 3): Promise<string> {
  const { trialId } = await startTrial(ctx, next);
  await computeTrial(trialId, inCtx(ctx), batch);
  return trialId;
}

async function freeze(ctx: Ctx, trialId: string) {
  await reviewTrial(ctx, { trialId, note: "" });
  return freezeTrial(ctx, trialId);
}

const billed = (ctx: Ctx, tenant: Tenant) =>
  ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, tenant.id), eq(bills.season, next)));

test("a trial tells every difference from last season by its cause, and the causes add up to the 分", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTwoWinters(ctx, "30");
    const [plain, grown, stopped, gone] = [
      await makeAccount(ctx),
      await makeAccount(ctx),
      await makeAccount(ctx),
      await makeAccount(ctx),
    ];
    await runSeason(ctx, "2026-2027");
    const area = (one: typeof plain, set: Partial<typeof chargeableAreas.$inferInsert>) =>
      ctx.tx.update(chargeableAreas).set(set).where(eq(chargeableAreas.agreementId, one.agreement.id));
    await area(grown, { chargeableArea: "110.00" });
    await area(stopped, { supplyState: "stopped" });
    await area(gone, { validTo: "2027-06-01" });
    await makeAccount(ctx);
    await makeAccount(ctx, { priceClass: "villa" });
    const trialId = await tried(ctx);
    const trial = await getTrial(ctx, trialId);
    expect(trial).toMatchObject({ status: "trial", bills: 4, parked: 2, looked: 6, inScope: 6 });
    // 4 × 2,670.00 before; now 3,000.00 + 3,300.00 + 450.00 + 3,000.00 of the newcomer.
    expect(trial.beforeMinor).toBe(1_068_000n);
    expect(trial.totalMinor).toBe(975_000n);
    const { variance } = trial;
    expect(Object.fromEntries(variance.map((one) => [one.cause, [one.count, one.amountMinor]]))).toEqual({
      // At the new quantities, (30 − 26.7) ÷ 30 of each: 330.00 + 363.00 + 49.50
      price: [3, 74_250n],
      // 10 m² at the old price
      area: [1, 26_700n],
      // 85 % of 2,670.00
      state: [1, -226_950n],
      new: [1, 300_000n],
      // Whose area has ended, and the villa that was never billed
      parked: [2, -267_000n],
    });
    expect(variance.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(trial.totalMinor - trial.beforeMinor);
    const aside = await listAside(ctx, { trialId });
    expect(aside.rows.map(({ reason }) => reason).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "no-area",
      "no-price",
    ]);
    expect(await billed(ctx, tenant)).toEqual([]);
  });
});

test("a base fee per m² is compared with itself: a dearer m² of heat is no cause for it, a dearer base fee is", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const stop = (price: string) => ({ stop: { kind: "per-area" as const, price } });
    await publishTariff(ctx, { body: heatingTariff({}, stop("5")), effectiveFrom: "2025-01-01" });
    const days = { from: "2027-11-15", to: "2028-03-14", applyFrom: "2027-09-01", applyBy: "2027-10-31" };
    const body = heatingTariff({}, { slug: next, ...days, dueOn: "2027-11-15", ...stop("6") });
    body.priceClasses[0]!.area.price = "30";
    await publishTariff(ctx, { body, effectiveFrom: "2027-09-01" });
    await makeAccount(ctx, { supplyState: "stopped", agreementStatus: "suspended" });
    const { area } = await makeAccount(ctx);
    const loft = { areaNo: "2", kind: "loft" as const, chargeableArea: "40.00", supplyState: "stopped" as const };
    await ctx.tx.insert(chargeableAreas).values({ ...area, id: newId(), ...loft });
    await runSeason(ctx, "2026-2027");
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "110.00" }).where(eq(chargeableAreas.id, area.id));
    const { variance } = await getTrial(ctx, await tried(ctx));
    expect(Object.fromEntries(variance.map((one) => [one.cause, one.amountMinor]))).toEqual({
      // 100 × 5 = 500.00 before, 100 × 6 = 600.00 now; 110 × (30 − 26.7) + 40 × (6 − 5) = 403.00
      price: 50_300n,
      // 10 m² at the old price
      area: 26_700n,
    });
  });
});

test("a home that stood free with its unit and is heated again costs more by its state, not by a price", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    const stop = { kind: "per-area" as const, price: "5.5", wholeUnitFree: true };
    await publishTariff(ctx, { body: heatingTariff({}, { stop }), effectiveFrom: "2025-01-01" });
    const days = { from: "2027-11-15", to: "2028-03-14", applyFrom: "2027-09-01", applyBy: "2027-10-31" };
    const body = heatingTariff({}, { slug: next, ...days, dueOn: "2027-11-15", stop });
    await publishTariff(ctx, { body, effectiveFrom: "2027-09-01" });
    const { area } = await makeAccount(ctx, { supplyState: "stopped" });
    const own = eq(chargeableAreas.id, area.id);
    await ctx.tx.update(chargeableAreas).set({ wholeUnitStop: true }).where(own);
    await runSeason(ctx, "2026-2027");
    await ctx.tx.update(chargeableAreas).set({ supplyState: "on", wholeUnitStop: false }).where(own);
    const { variance } = await getTrial(ctx, await tried(ctx));
    // 100 × 26.70, and nothing before
    expect(variance.map((one) => [one.cause, one.amountMinor])).toEqual([["state", 267_000n]]);
  });
});

test("freezing bills exactly what was tried, after a second person has seen it, and once", async () => {
  const tenant = await makeTenant();
  const clerk = await makeStaff(tenant, ["clerk"]);
  const chief = await makeStaff(tenant, ["supervisor"]);
  await asTenant(tenant, async (base) => {
    const ctx = as(base, clerk.userId, "张");
    await publishTwoWinters(ctx);
    for (let index = 0; index < 5; index++) await makeAccount(ctx);
    const trialId = await tried(ctx, 2);
    await expect(startTrial(ctx, next)).rejects.toMatchObject({ code: "trial-open" });
    await expect(freezeTrial(ctx, trialId)).rejects.toMatchObject({ code: "trial-moved-on" });
    await expect(reviewTrial(ctx, { trialId, note: "" })).rejects.toMatchObject({ code: "trial-own-review" });
    await reviewTrial(as(base, chief.userId, "李"), { trialId, note: "核对无误" });
    const { runId } = await freezeTrial(ctx, trialId);
    await expect(freezeTrial(ctx, trialId)).rejects.toMatchObject({ code: "trial-moved-on" });
    const run = await continueRun(runId, next, inCtx(ctx), 2);
    const trial = await getTrial(ctx, trialId);
    expect(run).toMatchObject({ billed: 5, parked: 0, totalMinor: trial.totalMinor });
    expect(trial).toMatchObject({ status: "frozen", runId, reviewedBy: "李" });
    expect(trial.checksum).toMatch(/^[0-9a-f]{32}$/);
    await expect(startTrial(ctx, next)).rejects.toMatchObject({ code: "season-already-billed" });
  });
});

test("a trial whose facts have changed is not frozen, and says how many differ", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTwoWinters(ctx);
    const made = [await makeAccount(ctx), await makeAccount(ctx), await makeAccount(ctx)];
    const trialId = await tried(ctx);
    await reviewTrial(ctx, { trialId, note: "" });
    const area = (index: number) => eq(chargeableAreas.agreementId, made[index]!.agreement.id);
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "100.01" }).where(area(0));
    await ctx.tx.update(chargeableAreas).set({ supplyState: "stopped" }).where(area(1));
    await makeAccount(ctx);
    await expect(freezeTrial(ctx, trialId)).rejects.toMatchObject({
      code: "trial-facts-changed",
      params: { changed: 2, added: 1, gone: 0 },
    });
    // Low income changes nothing under a tariff without a waiver, so it is no difference.
    await ctx.tx.update(households).set({ lowIncome: true }).where(eq(households.tenantId, tenant.id));
    await discardTrial(ctx, trialId);
    const again = await tried(ctx);
    await freeze(ctx, again);
    expect(await ctx.tx.select().from(trialRuns).where(eq(trialRuns.tenantId, tenant.id))).toHaveLength(2);
  });
});

test("what changes while the frozen run goes on is left aside by it, never billed untried", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTwoWinters(ctx);
    const made = [await makeAccount(ctx), await makeAccount(ctx)];
    const { runId } = await freeze(ctx, await tried(ctx));
    await ctx.tx
      .update(chargeableAreas)
      .set({ chargeableArea: "200.00" })
      .where(eq(chargeableAreas.agreementId, made[1]!.agreement.id));
    expect(await continueRun(runId, next, inCtx(ctx))).toMatchObject({ billed: 1, parked: 1 });
    expect(await billed(ctx, tenant)).toMatchObject([{ agreementId: made[0]!.agreement.id, amountMinor: 267_000n }]);
    const { account } = made[1]!;
    expect((await listRunObstacles(ctx, { runId })).rows).toMatchObject([{ accountId: account.id, reason: "changed" }]);
  });
});

test("whoever a trial leaves aside can be read to the last, fifty at a time", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTwoWinters(ctx);
    for (let index = 0; index < 53; index++) await makeAccount(ctx, { priceClass: "villa" });
    const trialId = await tried(ctx);
    const first = await listAside(ctx, { trialId });
    expect(first.rows).toHaveLength(50);
    const rest = await listAside(ctx, { trialId, after: first.next! });
    expect(rest.next).toBeNull();
    expect(new Set([...first.rows, ...rest.rows].map(({ accountNo }) => accountNo)).size).toBe(53);
  });
});

test("a trial that was cut off goes on, and ends under the checksum of one that was not", async () => {
  const tenant = await makeTenant();
  await asTenant(tenant, async (ctx) => {
    await publishTwoWinters(ctx);
    for (let index = 0; index < 7; index++) await makeAccount(ctx);
    const whole = await tried(ctx, 100);
    await discardTrial(ctx, whole);
    const { trialId } = await startTrial(ctx, next);
    let batches = 0;
    const cut = <T>(fn: (ctx: Ctx) => Promise<T>) => {
      if (batches++ === 2) throw new Error("killed");
      return fn(ctx);
    };
    await expect(computeTrial(trialId, cut, 2)).rejects.toThrow("killed");
    await computeTrial(trialId, inCtx(ctx), 2);
    const both = await ctx.tx.select().from(trialRuns).where(eq(trialRuns.tenantId, tenant.id));
    expect(new Set(both.map((one) => one.checksum)).size).toBe(1);
    expect(both.map((one) => one.bills)).toEqual([7, 7]);
    expect(await ctx.tx.select().from(trialBills).where(eq(trialBills.trialId, trialId))).toHaveLength(7);
  });
});

test("another tariff since the trial keeps it from being frozen; two runs of one trial cannot be", async () => {
  const tenant = await makeTenant();
  const [trialId, version] = await asTenant(tenant, async (ctx) => {
    await publishTwoWinters(ctx);
    await makeAccount(ctx);
    const made = await tried(ctx);
    await reviewTrial(ctx, { trialId: made, note: "" });
    const [second] = await ctx.tx
      .select()
      .from(configDocuments)
      .where(and(eq(configDocuments.tenantId, tenant.id), eq(configDocuments.version, 2)));
    await publishTariff(ctx, { body: second!.body as Tariff, effectiveFrom: "2027-10-01" });
    await expect(freezeTrial(ctx, made)).rejects.toMatchObject({ code: "trial-tariff-changed" });
    return [made, second!.id] as const;
  });
  const openRunOf = () =>
    asTenant(tenant, (ctx) =>
      ctx.tx.insert(billRuns).values({
        ...{ tenantId: tenant.id, season: next, tariffVersionId: version, status: "posted" as const },
        ...{ startedBy: "x", startedAt: ctx.now, trialId },
      }),
    );
  await openRunOf();
  await expect(openRunOf()).rejects.toMatchObject({ cause: { constraint: "bill_runs_trial_id" } });
});
