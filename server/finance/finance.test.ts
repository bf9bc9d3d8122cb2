import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import pg from "pg";
import { expect, test } from "vitest";
import { controlProofs, ledgerAlerts, messages, postings } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { approveAdjustment, proposeAdjustment } from "@/server/adjustments";
import { proposal } from "@/server/adjustments/test/make-billed";
import { accountBalance, issueBill, publishTariff, takePayment } from "@/server/billing";
import { post } from "@/server/billing/ledger/post";
import { heatingTariff } from "@/server/billing/test/tariffs";
import type { Ctx, Tenant } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { chartOfAccounts } from "./chart-of-accounts";
import { closePeriod } from "./close-period";
import { explainAlert, listProofs } from "./list-proofs";
import { listPeriods } from "./list-periods";
import { proveNight } from "./prove-history";
import { getChartSettings, publishChart } from "./publish-chart";
import { readVouchers } from "./read-vouchers";
import { hashOf, vouchersAsCsv, vouchersAsJson } from "./write-vouchers";

const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });

async function makeBooks() {
  const tenant = await makeTenant({ kind: "heating" });
  const made = await on(tenant, "2026-09-01", (ctx) => makeAccount(ctx));
  const charge = (ctx: Ctx, amountMinor: bigint, effectiveOn: string) =>
    post(ctx, [
      {
        ...{ accountId: made.account.id, debit: "receivable", credit: "heating-revenue", amountMinor, effectiveOn },
        ...{ kind: "adjustment", eventKey: newId() },
      },
    ]);
  await on(tenant, "2026-09-10", (ctx) => charge(ctx, 100_000n, "2026-09-10"));
  await on(tenant, "2026-09-20", (ctx) =>
    takePayment(ctx, { accountId: made.account.id, amountMinor: 30_000n, method: "cash" }),
  );
  return { tenant, account: made.account, charge };
}

const sumOf = async (ctx: Ctx, month: string) => (await readVouchers(ctx, month)).debitMinor;

test("nothing can be booked into a closed month: what is learned late counts in the open one, with its own day", async () => {
  const { tenant, charge } = await makeBooks();
  const closed = await on(tenant, "2026-10-02", (ctx) => closePeriod(ctx, "2026-09"));
  expect(closed).toMatchObject({ totalMinor: 130_000n, postings: 2 });
  await on(tenant, "2026-10-05", (ctx) => charge(ctx, 777n, "2026-09-15"));
  // Also a transaction whose clock stood still before the closing.
  await on(tenant, "2026-10-01", (ctx) => charge(ctx, 5n, "2026-09-30"));
  await on(tenant, "2026-10-20", async (ctx) => {
    const september = await readVouchers(ctx, "2026-09");
    expect(september.debitMinor).toBe(130_000n);
    expect(hashOf(vouchersAsJson(september, tenant))).toBe(closed.sha256);
    const october = await readVouchers(ctx, "2026-10");
    expect(october.debitMinor).toBe(782n);
    expect(october.vouchers).toMatchObject([
      { late: true, date: "2026-10-01", effectiveFrom: "2026-09-15", effectiveTo: "2026-09-30" },
    ]);
  });
  await on(tenant, "2026-11-03", (ctx) => closePeriod(ctx, "2026-10"));
  await on(tenant, "2026-11-04", (ctx) => charge(ctx, 9n, "2026-09-15"));
  await on(tenant, "2026-11-05", async (ctx) => {
    expect([await sumOf(ctx, "2026-09"), await sumOf(ctx, "2026-10"), await sumOf(ctx, "2026-11")]).toEqual([
      130_000n,
      782n,
      9n,
    ]);
    // Every posting is in one month and in one only.
    const [all] = await ctx.tx
      .select({ sum: sql<string>`sum(amount_minor)` })
      .from(postings)
      .where(eq(postings.tenantId, tenant.id));
    expect(130_000n + 782n + 9n).toBe(BigInt(all!.sum));
  });
});

const fact = fc.record({
  late: fc.integer({ min: 0, max: 75 }),
  amount: fc.integer({ min: 1, max: 100_000 }),
  close: fc.boolean(),
});

test("for random late facts and closings every posting is in one month and in one only, and no closed month changes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { minLength: 4, maxLength: 14 }), async (facts) => {
      const { tenant, charge } = await makeBooks();
      const closed = new Map<string, string>();
      let today = "2026-09-21";
      for (const { late, amount, close } of facts) {
        today = plusDays(today, 11);
        await on(tenant, today, async (ctx) => {
          await charge(ctx, BigInt(amount), plusDays(today, -late));
          const open = (await listPeriods(ctx)).find((one) => !one.closed && one.month < today.slice(0, 7));
          if (close && open) closed.set(open.month, (await closePeriod(ctx, open.month)).sha256);
        });
      }
      await on(tenant, plusDays(today, 1), async (ctx) => {
        let booked = 0n;
        for (const { month } of await listPeriods(ctx)) {
          const vouchers = await readVouchers(ctx, month);
          booked += vouchers.debitMinor;
          if (closed.has(month)) expect(hashOf(vouchersAsJson(vouchers, tenant))).toBe(closed.get(month));
        }
        const whole = facts.reduce((sum, { amount }) => sum + BigInt(amount), 130_000n);
        expect(booked).toBe(whole);
      });
    }),
    { numRuns: 12 },
  );
}, 60_000);

test("a month is closed in its order, when it is over, once; each refusal says which", async () => {
  const { tenant } = await makeBooks();
  const close = (day: string, month: string) => on(tenant, day, (ctx) => closePeriod(ctx, month));
  await expect(close("2026-09-30", "2026-09")).rejects.toMatchObject({ code: "period-over" });
  await expect(close("2026-11-02", "2026-10")).rejects.toMatchObject({ code: "period-in-order" });
  await expect(close("2026-11-02", "2025-01")).rejects.toMatchObject({ code: "not-found" });
  await close("2026-11-02", "2026-09");
  await expect(close("2026-11-03", "2026-09")).rejects.toMatchObject({ code: "period-closed" });
  const both = await Promise.allSettled([close("2026-11-04", "2026-10"), close("2026-11-04", "2026-10")]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await on(tenant, "2026-11-05", listPeriods)).map(({ month, closed }) => [month, closed !== null])).toEqual([
    ["2026-09", true],
    ["2026-10", true],
    ["2026-11", false],
  ]);
});

test("a voucher's debits equal its credits, in JSON and in CSV, by the codes of the chart", async () => {
  const { tenant } = await makeBooks();
  await on(tenant, "2026-10-02", async (ctx) => {
    const vouchers = await readVouchers(ctx, "2026-09");
    const json = JSON.parse(vouchersAsJson(vouchers, tenant));
    // 1,000.00 charged, 300.00 taken in cash.
    expect(json.totals).toEqual({ vouchers: 2, postings: 2, debit: "1300.00", credit: "1300.00" });
    expect(json.vouchers[1].lines).toEqual([
      { account: "1001", name: "库存现金", key: "cash", debit: "300.00", credit: "0.00" },
      { account: "1122", name: "应收账款", key: "receivable", debit: "0.00", credit: "300.00" },
    ]);
    const rows = vouchersAsCsv(vouchers)
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(","));
    const sum = (column: number) => rows.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0);
    expect([sum(10), sum(11)]).toEqual([130_000, 130_000]);
    const { total, accounts } = await chartOfAccounts(ctx, {});
    expect(total).toEqual({ debitMinor: 130_000n, creditMinor: 130_000n });
    expect(accounts.find(({ account }) => account === "receivable")?.balanceMinor).toBe(70_000n);
  });
});

test("each subsidiary books under the codes of its own chart, from its month on; a closed month keeps those of its last day", async () => {
  const { tenant, charge } = await makeBooks();
  const sister = await makeBooks();
  const linesOf = (of: Tenant, day: string, month: string) =>
    on(of, day, async (ctx) => {
      const csv = vouchersAsCsv(await readVouchers(ctx, month));
      return csv
        .trim()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(",").slice(7).join(" "));
    });
  const closed = await on(tenant, "2026-10-02", (ctx) => closePeriod(ctx, "2026-09"));
  await on(tenant, "2026-10-05", (ctx) => charge(ctx, 100n, "2026-10-05"));
  const settings = await on(tenant, "2026-10-06", getChartSettings);
  const receivable = { code: "1131.02", name: { zh: "应收热费", en: "Heat receivable" } };
  const body = Object.fromEntries(settings.accounts.map(({ account, code, name }) => [account, { code, name }]));
  const publish = (basedOn: number) =>
    on(tenant, "2026-10-06", (ctx) => publishChart(ctx, { body: { ...body, receivable }, basedOn }));
  expect(await publish(settings.version)).toEqual({ version: 1 });
  await expect(publish(settings.version)).rejects.toMatchObject({ code: "version-changed" });
  // 1.00 in October under the new code; 1,000.00 and 300.00 in September under the old ones.
  expect(await linesOf(tenant, "2026-10-07", "2026-10")).toEqual([
    "1131.02 应收热费 receivable 1.00 0.00",
    "6001.01 供热收入 heating-revenue 0.00 1.00",
  ]);
  const september = [
    "1122 应收账款 receivable 1000.00 0.00",
    "6001.01 供热收入 heating-revenue 0.00 1000.00",
    "1001 库存现金 cash 300.00 0.00",
    "1122 应收账款 receivable 0.00 300.00",
  ];
  const sorted = (lines: string[]) => lines.toSorted();
  expect(sorted(await linesOf(tenant, "2026-10-07", "2026-09"))).toEqual(sorted(september));
  expect(sorted(await linesOf(sister.tenant, "2026-10-07", "2026-09"))).toEqual(sorted(september));
  await on(tenant, "2026-10-07", async (ctx) => {
    expect(hashOf(vouchersAsJson(await readVouchers(ctx, "2026-09"), tenant))).toBe(closed.sha256);
    const { accounts } = await chartOfAccounts(ctx, {});
    expect(accounts.find(({ account }) => account === "receivable")).toMatchObject(receivable);
  });
});

/** Changes a row as nobody can: as the table's owner, with row security lifted. */
async function tamper(statement: string, table = "postings"): Promise<void> {
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  try {
    await owner.query(
      `begin; alter table ${table} no force row level security; ${statement}; alter table ${table} force row level security; commit`,
    );
  } finally {
    await owner.end();
  }
}

const prove = (tenant: Tenant, day: string, recipients: string[] = []) =>
  on(tenant, day, (ctx) => proveNight(ctx, ctx.now, recipients));

test("a past month that moved by a single fen raises an alert and an e-mail; late facts and repeats raise none", async () => {
  const { tenant, charge } = await makeBooks();
  expect(await prove(tenant, "2026-10-01")).toBe(0);
  expect(await prove(tenant, "2026-10-01")).toBeNull();
  await on(tenant, "2026-10-02", (ctx) => charge(ctx, 1n, "2026-09-15"));
  expect(await prove(tenant, "2026-10-02")).toBe(0);
  await tamper(
    `update postings set amount_minor = amount_minor + 1 where tenant_id = '${tenant.id}' and amount_minor = 100000`,
  );
  expect(await prove(tenant, "2026-10-03", ["chief@example.com"])).toBe(1);
  const admin = await makeStaff(tenant);
  await on(tenant, "2026-10-04", async (ctx) => {
    const { alerts } = await listProofs(ctx);
    expect(alerts).toMatchObject([
      { recordedMonth: "2026-09", effectiveMonth: "2026-09", differenceMinor: 1n, night: "2026-10-03" },
    ]);
    const mails = await ctx.tx.select().from(messages).where(eq(messages.tenantId, tenant.id));
    expect(mails.filter(({ recipient }) => recipient === "chief@example.com")).toHaveLength(1);
    await expect(closePeriod(ctx, "2026-09")).rejects.toMatchObject({ code: "period-no-alert" });
  });
  const [alert] = await on(tenant, "2026-10-04", (ctx) =>
    ctx.tx.select().from(ledgerAlerts).where(eq(ledgerAlerts.tenantId, tenant.id)),
  );
  const explain = () =>
    asTenant(tenant, (ctx) => explainAlert(ctx, { alertId: alert!.id, explanation: "数据库演练" }), { actor: admin });
  await explain();
  await expect(explain()).rejects.toMatchObject({ code: "alert-explained" });
});

test("a single fen that moves in what settled a bill, or in what credit was given back, raises an alert of its own", async () => {
  const { tenant, account } = await makeBooks();
  const [clerk, chief] = [await makeStaff(tenant, ["clerk"]), await makeStaff(tenant, ["admin"])];
  await on(tenant, "2026-09-21", async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-01-01" });
    const home = await makeAccount(ctx);
    const winter = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    await issueBill(ctx, { agreementId: home.agreement.id, kind: "season", ...winter });
    // 2,670.00 settle the bill, 30.00 stay as credit, of which 20.00 are given back.
    await takePayment(ctx, { accountId: home.account.id, amountMinor: 270_000n, method: "cash" });
    const refund = proposal({ accountId: home.account.id, kind: "refund", amountMinor: 2_000n });
    const { id: adjustmentId } = await proposeAdjustment({ ...ctx, actor: clerk }, refund);
    await approveAdjustment({ ...ctx, actor: chief }, { adjustmentId, note: "" });
  });
  expect(await prove(tenant, "2026-10-01")).toBe(0);
  const fen = (table: string) =>
    tamper(`update ${table} set amount_minor = amount_minor + 1 where tenant_id = '${tenant.id}'`, table);
  await fen("allocations");
  expect(await prove(tenant, "2026-10-02")).toBe(1);
  await fen("credit_uses");
  expect(await prove(tenant, "2026-10-03")).toBe(1);
  // What moved once is not told again, and the books of the first home were not touched.
  expect(await prove(tenant, "2026-10-04")).toBe(0);
  const { alerts, cells } = await on(tenant, "2026-10-05", listProofs);
  const told = alerts.map(({ source, night, differenceMinor }) => ({ source, night, differenceMinor }));
  expect(told.toSorted((a, b) => (a.night < b.night ? -1 : 1))).toEqual([
    { source: "allocations", night: "2026-10-02", differenceMinor: 1n },
    { source: "credit-uses", night: "2026-10-03", differenceMinor: 1n },
  ]);
  expect(cells.map(({ source, amount }) => [source, amount])).toEqual([
    ["allocations", "267001"],
    ["credit-uses", "2001"],
    // 1,000.00 and 300.00 of the first home; 2,670.00, 2,700.00 and 20.00 of the second.
    ["postings", "669000"],
  ]);
  expect(await on(tenant, "2026-10-05", (ctx) => accountBalance(ctx, account.id))).toBe(70_000n);
});

test("what vanished or changed its account moves a month too, though every sum stands", async () => {
  const { tenant, charge } = await makeBooks();
  await on(tenant, "2026-09-21", (ctx) => charge(ctx, 40n, "2026-09-21"));
  await prove(tenant, "2026-10-01");
  await tamper(`update postings set credit = 'water-revenue' where tenant_id = '${tenant.id}' and amount_minor = 40`);
  expect(await prove(tenant, "2026-10-02")).toBe(1);
  await tamper(`delete from postings where tenant_id = '${tenant.id}' and amount_minor = 40`);
  expect(await prove(tenant, "2026-10-03")).toBe(1);
});

test("a proof that is cut off leaves nothing, and the repeat proves the night once", async () => {
  const { tenant } = await makeBooks();
  await prove(tenant, "2026-10-01");
  await tamper(
    `update postings set amount_minor = amount_minor + 1 where tenant_id = '${tenant.id}' and amount_minor = 30000`,
  );
  const cut = on(tenant, "2026-10-02", async (ctx) => {
    await proveNight(ctx, ctx.now, ["chief@example.com"]);
    // As a SIGKILL does it: the connection ends in the midst of the transaction.
    await ctx.tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
  });
  await expect(cut).rejects.toThrow();
  const counts = () =>
    on(tenant, "2026-10-02", async (ctx) => ({
      proofs: await ctx.tx.$count(controlProofs, eq(controlProofs.tenantId, tenant.id)),
      alerts: await ctx.tx.$count(ledgerAlerts, eq(ledgerAlerts.tenantId, tenant.id)),
      mails: await ctx.tx.$count(messages, sql`tenant_id = ${tenant.id} and recipient = 'chief@example.com'`),
    }));
  expect(await counts()).toEqual({ proofs: 1, alerts: 0, mails: 0 });
  const two = [prove(tenant, "2026-10-02", ["chief@example.com"]), prove(tenant, "2026-10-02", ["chief@example.com"])];
  expect(new Set(await Promise.all(two))).toEqual(new Set([1, null]));
  expect(await counts()).toEqual({ proofs: 2, alerts: 1, mails: 1 });
});
