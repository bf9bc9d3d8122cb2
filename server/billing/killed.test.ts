import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { bills, payments, postings, stripeSandboxObjects, trialRuns } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { withTenant } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import type { StoredSession } from "@/server/platform/stripe-sandbox/session";
import { accountBalance } from "./ledger/account-balance";
import { asHouse } from "./payments/as-house";
import { reconcileTenant } from "./payments/reconcile-payments";
import { chargeLateFees } from "./collections/late-fees/charge-late-fees";
import { continueRun, type Scope } from "./runs/bill-season";
import { runSeason } from "./runs/run-season";
import { publishTariff } from "./seasons/publish-tariff";
import { bringBankFile, fixedAnswer, publishBankProfiles, workBankFile } from "./test/bank-answer";
import { deliver, eventBodies, makeStripeHouse } from "./test/stripe-house";
import { heatingTariff } from "./test/tariffs";
import { computeTrial } from "./trials/compute-trial";
import { discardTrial, freezeTrial, reviewTrial } from "./trials/decide-trial";
import { startTrial } from "./trials/start-trial";

const program = resolve(import.meta.dirname, "test/work-until-killed.ts");

/** Starts the worker process, kills it `afterMs` behind its first word, and waits until it is gone. */
function workAndKill(args: string[], afterMs: number): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", "tsx", program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let trouble = "";
    child.stderr.on("data", (chunk: Buffer) => (trouble += chunk.toString()));
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), afterMs));
    child.on("error", fail);
    child.on("exit", (code) => (code && code !== 0 ? fail(new Error(trouble)) : done()));
  });
}

async function sessionsOf(tenant: Tenant): Promise<StoredSession["session"][]> {
  const rows = await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    tx
      .select({ body: stripeSandboxObjects.body })
      .from(stripeSandboxObjects)
      .where(and(eq(stripeSandboxObjects.tenantId, tenant.id), eq(stripeSandboxObjects.kind, "session"))),
  );
  return rows.map(({ body }) => (body as unknown as StoredSession).session);
}

test("a process killed at any point of a payment loses nothing and doubles nothing", async () => {
  const rounds = 3;
  const perRound = 16;
  const { tenant, homes } = await makeStripeHouse(rounds * perRound);
  // Random moments within each process's payments, so that over the runs every step is hit.
  await Promise.all(
    Array.from({ length: rounds }, (_, round) =>
      workAndKill(["pay", tenant.id, `${round * perRound}`, `${(round + 1) * perRound}`], 20 + Math.random() * 900),
    ),
  );
  // What the house does by itself after a crash: ask the provider, and take the deliveries that were not answered.
  await reconcileTenant(tenant, 0);
  for (const body of await eventBodies(tenant)) await deliver(body);
  await reconcileTenant(tenant, 0);

  const paid = (await sessionsOf(tenant)).filter((session) => session.payment_status === "paid");
  expect(paid.length).toBeGreaterThan(0);
  await asTenant(tenant, async (ctx) => {
    const booked = await ctx.tx
      .select({ paymentId: postings.paymentId, count: sql<number>`count(*)::int` })
      .from(postings)
      .where(and(eq(postings.tenantId, tenant.id), eq(postings.kind, "payment")))
      .groupBy(postings.paymentId);
    expect(booked.every((row) => row.count === 1)).toBe(true);
    expect(new Set(booked.map((row) => row.paymentId))).toEqual(
      new Set(paid.map((session) => session.metadata.payment_id)),
    );
    for (const { account } of homes) {
      const [sum] = await ctx.tx
        .select({ count: sql<number>`count(*) filter (where status = 'succeeded')::int` })
        .from(payments)
        .where(and(eq(payments.tenantId, tenant.id), eq(payments.accountId, account.id)));
      expect(sum!.count).toBeLessThanOrEqual(1);
      expect(await accountBalance(ctx, account.id)).toBe(sum!.count === 1 ? 0n : 267_000n);
    }
  });
}, 180_000);

test("a season run killed twice over and then repeated bills everybody exactly once", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-01-01" });
    for (let index = 0; index < 45; index++) await makeAccount(ctx);
  });
  await Promise.all([40, 160].map((most) => workAndKill(["run", tenant.id, "2026-2027"], Math.random() * most)));
  const run = await runSeason(tenant.id, "2026-2027");
  expect(run.billed === 45 || run.billed === 0).toBe(true);
  await asTenant(tenant, async (ctx) => {
    const [billed] = await ctx.tx
      .select({
        count: sql<number>`count(*)::int`,
        agreements: sql<number>`count(distinct agreement_id)::int`,
        sum: sql<string>`sum(amount_minor)`,
      })
      .from(bills)
      .where(eq(bills.tenantId, tenant.id));
    const [posted] = await ctx.tx
      .select({ sum: sql<string>`sum(amount_minor)` })
      .from(postings)
      .where(eq(postings.tenantId, tenant.id));
    // 45 × 2,670.00 元
    expect(billed).toEqual({ count: 45, agreements: 45, sum: "12015000" });
    expect(posted!.sum).toBe(billed!.sum);
    const numbers = await ctx.tx.select({ no: bills.billNo }).from(bills).where(eq(bills.tenantId, tenant.id));
    expect(numbers.map(({ no }) => Number(no.split("-").at(-1))).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 1),
    );
  });
}, 120_000);

test("a bank file killed again and again and then repeated books every line exactly once, with no gap in the numbers", async () => {
  const { tenant, homes } = await makeStripeHouse(40);
  await publishBankProfiles(tenant);
  const lines = homes.map(({ account }, index) => ({
    ...{ key: `K${index}`, accountNo: account.accountNo, amountMinor: 267_000n },
  }));
  const fileId = await bringBankFile(tenant, fixedAnswer(lines));
  for (const most of [30, 150, 400]) await workAndKill(["bank", tenant.id, fileId], Math.random() * most);
  await workBankFile(tenant, fileId);
  await workBankFile(tenant, fileId);
  await asTenant(tenant, async (ctx) => {
    const paid = await ctx.tx
      .select({ accountId: payments.accountId, no: payments.receiptNo })
      .from(payments)
      .where(eq(payments.tenantId, tenant.id));
    expect(new Set(paid.map((row) => row.accountId)).size).toBe(40);
    expect(paid.map(({ no }) => Number(no?.split("-").at(-1))).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    for (const { account } of homes) expect(await accountBalance(ctx, account.id)).toBe(0n);
  });
}, 120_000);

test("a night of late fees killed at random and then repeated leaves the ledger of an undisturbed one", async () => {
  const night = "2026-12-31T17:10:00Z";
  const makeLate = async () => {
    const tenant = await makeTenant({ kind: "heating" });
    await asTenant(tenant, async (ctx) => {
      const lateFee = { ratePerDay: "0.001", graceDays: 15, capPercent: "30" };
      await publishTariff(ctx, { body: heatingTariff({ lateFee }), effectiveFrom: "2026-01-01" });
      for (let index = 0; index < 30; index++) await makeAccount(ctx, { builtArea: `${60 + index}.00` });
    });
    await runSeason(tenant.id, "2026-2027");
    return tenant;
  };
  const ledgerOf = (tenant: Tenant) =>
    asTenant(tenant, async (ctx) => {
      const { rows } = await ctx.tx.execute(sql`
        select b.kind, b.period_from::text, b.period_to::text, b.amount_minor::text, p.debit, p.credit, p.amount_minor::text as posted
        from postings p join bills b on b.tenant_id = p.tenant_id and b.id = p.bill_id
        where p.tenant_id = ${tenant.id} order by b.kind, b.amount_minor, p.debit, p.credit`);
      return rows;
    });
  const [calm, disturbed] = [await makeLate(), await makeLate()];
  const finish = (tenant: Tenant) => chargeLateFees((fn) => asTenant(tenant, fn, { now: new Date(night) }), 3);
  await finish(calm);
  await Promise.all(
    [30, 120, 300].map((most) => workAndKill(["late-fees", disturbed.id, night], Math.random() * most)),
  );
  await finish(disturbed);
  await finish(disturbed);
  const ledger = await ledgerOf(calm);
  // 30 homes: a bill each, and December's fee of each (1 to 31 December, 31 days behind the grace).
  expect(ledger).toHaveLength(60);
  expect(ledger.filter((row) => row.kind === "late-fee")[0]).toMatchObject({
    // 60 m² × 26.70 = 1,602.00; × 0.001 × 31 = 49.66.
    ...{ period_from: "2026-12-01", period_to: "2026-12-31", posted: "4966" },
  });
  expect(await ledgerOf(disturbed)).toEqual(ledger);
}, 120_000);

test("a trial and the run that freezes it, each killed twice over and then repeated, bill what an undisturbed trial says", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  const season = "2026-2027";
  const house: Scope = (fn) => asHouse(tenant, "test", fn);
  await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-01-01" });
    // 61.01 m² and up, each its own sum; the villa has no price and is left aside.
    for (let index = 1; index <= 44; index++) await makeAccount(ctx, { builtArea: `${60 + index}.01` });
    await makeAccount(ctx, { priceClass: "villa" });
  });
  const undisturbed = await asTenant(tenant, (ctx) => startTrial(ctx, season));
  await computeTrial(undisturbed.trialId, house);
  await asTenant(tenant, (ctx) => discardTrial(ctx, undisturbed.trialId));

  const { trialId } = await asTenant(tenant, (ctx) => startTrial(ctx, season));
  await Promise.all([40, 160].map((most) => workAndKill(["trial", tenant.id, trialId], Math.random() * most)));
  await computeTrial(trialId, house);
  const [whole, killed] = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(trialRuns).where(eq(trialRuns.tenantId, tenant.id)).orderBy(trialRuns.id),
  );
  const figures = ({ checksum, looked, bills: count, parked, totalMinor }: typeof trialRuns.$inferSelect) =>
    JSON.stringify([checksum, looked, count, parked, totalMinor.toString()]);
  expect(figures(killed!)).toBe(figures(whole!));

  const { runId } = await asTenant(tenant, async (ctx) => {
    await reviewTrial(ctx, { trialId, note: "" });
    return freezeTrial(ctx, trialId);
  });
  await Promise.all([40, 160].map((most) => workAndKill(["frozen", tenant.id, runId, season], Math.random() * most)));
  const run = await continueRun(runId, season, house);
  expect([run.billed, run.parked, run.totalMinor]).toEqual([44, 1, whole!.totalMinor]);
  await asTenant(tenant, async (ctx) => {
    const { rows } = await ctx.tx.execute<{ differ: string; posted: string }>(sql`
      select (select count(*) from trial_bills t left join bills b on b.tenant_id = t.tenant_id and b.agreement_id = t.agreement_id
          where t.tenant_id = ${tenant.id} and t.trial_id = ${undisturbed.trialId}::uuid and t.reason is null
            and b.amount_minor is distinct from t.amount_minor) as differ,
        (select sum(amount_minor) from postings where tenant_id = ${tenant.id}) as posted`);
    expect(rows[0]).toEqual({ differ: "0", posted: String(whole!.totalMinor) });
  });
}, 180_000);
