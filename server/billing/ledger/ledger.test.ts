import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { allocations, bills, chargeableAreas, payments, postings } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { correctBill } from "../bills/correct-bill";
import { issueBill } from "../bills/issue-bill";
import { listOpenBills } from "../bills/list-open-bills";
import { refundPayment } from "../payments/refund-payment";
import { takePayment } from "../payments/take-payment";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff, winter } from "../test/tariffs";
import { accountBalance } from "./account-balance";
import { amountOwed, unusedCredit } from "./amount-owed";
import { post } from "./post";

type Made = Awaited<ReturnType<typeof makeAccount>>;

async function makeHouse(): Promise<{ tenant: Tenant; made: Made }> {
  const tenant = await makeTenant({ kind: "heating" });
  const made = await asTenant(tenant, async (ctx) => {
    const earlier = {
      ...winter,
      slug: "2025-2026",
      from: "2025-11-15",
      to: "2026-03-15",
      dueOn: "2025-11-15",
      applyFrom: "2025-09-01",
      applyBy: "2025-10-31",
    };
    await publishTariff(ctx, { body: heatingTariff({ seasons: [earlier, winter] }), effectiveFrom: "2025-01-01" });
    return makeAccount(ctx);
  });
  return { tenant, made };
}

const season = {
  agreementId: "",
  kind: "season" as const,
  season: "2026-2027",
  periodFrom: "2026-11-15",
  periodTo: "2027-03-15",
};

type Step = { what: "bill" | "bill-earlier" | "pay" | "stop" | "resume" | "resize" | "refund"; amount: number };
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom("bill", "bill-earlier", "pay", "pay", "stop", "resume", "resize", "refund"),
  amount: fc.integer({ min: 1, max: 400_000 }),
});

async function take(ctx: Ctx, { agreement, account, area }: Made, { what, amount }: Step): Promise<void> {
  const again = (slug: string) => correctBill(ctx, { agreementId: agreement.id, season: slug, reason: what });
  const change = (set: Partial<typeof chargeableAreas.$inferInsert>) =>
    ctx.tx.update(chargeableAreas).set(set).where(eq(chargeableAreas.id, area.id));
  const fact = async (set: Parameters<typeof change>[0]) => {
    await change(set);
    await again("2026-2027");
    await again("2025-2026");
  };
  if (what === "bill") await issueBill(ctx, { ...season, agreementId: agreement.id }).catch(ignoreRepeat);
  if (what === "bill-earlier") {
    const input = {
      ...season,
      agreementId: agreement.id,
      season: "2025-2026",
      periodFrom: "2025-11-15",
      periodTo: "2026-03-15",
    };
    await issueBill(ctx, input).catch(ignoreRepeat);
  }
  if (what === "pay") await takePayment(ctx, { accountId: account.id, amountMinor: BigInt(amount), method: "cash" });
  if (what === "stop") await fact({ supplyState: "stopped" });
  if (what === "resume") await fact({ supplyState: "on" });
  if (what === "resize") await fact({ chargeableArea: (amount / 1000).toFixed(2) });
  if (what === "refund") {
    const [payment] = await ctx.tx
      .select()
      .from(payments)
      .where(and(eq(payments.accountId, account.id), eq(payments.status, "succeeded")))
      .limit(1);
    if (payment) await refundPayment(ctx, payment, payment.refundedMinor + BigInt(amount % 50_000));
  }
}

const ignoreRepeat = (error: { code?: string }) => {
  if (error.code !== "already-billed") throw error;
};

test("for random histories: balance = bills − payments + refunds, nothing is allocated twice, and no past answer ever changes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const { tenant, made } = await makeHouse();
      const seen: { asOf: string; knownAt: Date; balance: bigint }[] = [];
      for (const [index, one] of steps.entries()) {
        const at = new Date(Date.parse("2026-09-01T02:00:00Z") + index * 86_400_000);
        await asTenant(tenant, (ctx) => take(ctx, made, one), { now: at });
        const bounds = { asOf: plusDays("2026-09-01", index), knownAt: at };
        seen.push({
          ...bounds,
          balance: await asTenant(tenant, (ctx) => accountBalance(ctx, made.account.id, bounds)),
        });
      }
      await asTenant(
        tenant,
        async (ctx) => {
          for (const { balance, ...bounds } of seen)
            expect(await accountBalance(ctx, made.account.id, bounds)).toBe(balance);
          const billed = (await ctx.tx.select().from(bills).where(eq(bills.accountId, made.account.id))).reduce(
            (sum, bill) => sum + bill.amountMinor,
            0n,
          );
          const received = await ctx.tx.select().from(payments).where(eq(payments.accountId, made.account.id));
          const kept = received.reduce((sum, payment) => sum + payment.amountMinor - payment.refundedMinor, 0n);
          const balance = await accountBalance(ctx, made.account.id);
          expect(balance).toBe(billed - kept);
          const allocated = await ctx.tx.select().from(allocations).where(eq(allocations.accountId, made.account.id));
          for (const payment of received) {
            const used = allocated
              .filter((row) => row.paymentId === payment.id)
              .reduce((sum, row) => sum + row.amountMinor, 0n);
            expect(used >= 0n && used <= payment.amountMinor - payment.refundedMinor).toBe(true);
          }
          const open = await listOpenBills(ctx, made.account.id);
          expect(open.every((bill) => bill.paidMinor >= 0n && bill.paidMinor <= bill.amountMinor)).toBe(true);
          // Open bills and credit explain the balance between them.
          expect(
            open.reduce((sum, bill) => sum + bill.openMinor, 0n) - (await unusedCredit(ctx, made.account.id)),
          ).toBe(balance);
        },
        { now: new Date("2027-01-01T00:00:00Z") },
      );
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("reversing everything returns every ledger account to nought", async () => {
  const { tenant, made } = await makeHouse();
  await asTenant(tenant, async (ctx) => {
    await issueBill(ctx, { ...season, agreementId: made.agreement.id });
    await ctx.tx.update(chargeableAreas).set({ validTo: "2026-01-01" }).where(eq(chargeableAreas.id, made.area.id));
    const correction = await correctBill(ctx, { agreementId: made.agreement.id, season: "2026-2027", reason: "拆除" });
    expect(correction).toMatchObject({ bill: null, beforeMinor: 267_000n, afterMinor: 0n });
    const sums = new Map<string, bigint>();
    for (const row of await ctx.tx.select().from(postings).where(eq(postings.accountId, made.account.id))) {
      sums.set(row.debit, (sums.get(row.debit) ?? 0n) + row.amountMinor);
      sums.set(row.credit, (sums.get(row.credit) ?? 0n) - row.amountMinor);
    }
    expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
  });
});

test("an event is posted once, a posting reversed once, and a sum of nought or less never", async () => {
  const { tenant, made } = await makeHouse();
  const entry = {
    accountId: made.account.id,
    debit: "cash" as const,
    credit: "receivable" as const,
    amountMinor: 100n,
    effectiveOn: "2026-10-08",
    kind: "payment" as const,
  };
  const key = newId();
  await asTenant(tenant, async (ctx) => {
    expect(await post(ctx, [{ ...entry, eventKey: key }])).toBe(1);
    expect(await post(ctx, [{ ...entry, eventKey: key }])).toBe(0);
  });
  for (const wrong of [{ amountMinor: 0n }, { amountMinor: -1n }, { debit: "receivable" as const }]) {
    await expect(asTenant(tenant, (ctx) => post(ctx, [{ ...entry, ...wrong, eventKey: newId() }]))).rejects.toThrow();
  }
});

test("what is owed is what is due today, less credit; a bill that is not due yet is not owed", async () => {
  const { tenant, made } = await makeHouse();
  const on = <T>(day: string, fn: (ctx: Ctx) => Promise<T>) =>
    asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });
  await on("2026-09-10", (ctx) => issueBill(ctx, { ...season, agreementId: made.agreement.id }));
  expect(await on("2026-11-14", (ctx) => amountOwed(ctx, made.account.id))).toBe(0n);
  expect(await on("2026-11-15", (ctx) => amountOwed(ctx, made.account.id))).toBe(267_000n);
  await on("2026-11-16", (ctx) =>
    takePayment(ctx, { accountId: made.account.id, amountMinor: 267_001n, method: "pos" }),
  );
  expect(await on("2026-11-16", (ctx) => amountOwed(ctx, made.account.id))).toBe(0n);
  expect(await on("2026-11-16", (ctx) => unusedCredit(ctx, made.account.id))).toBe(1n);
});
