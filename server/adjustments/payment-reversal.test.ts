import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts, paymentPromises, payments, postings } from "@/db/schema";
import { asTenant, makeStaff, systemActor, testNow } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { accountBalance, listOpenBills, takePayment } from "@/server/billing";
import { judgePromises } from "@/server/billing/collections/promises/judge-promises";
import { readReceipt } from "@/server/billing/payments/read-receipt";
import { reconcileDay } from "@/server/billing/reconciliation/reconcile-day";
import { closeShift } from "@/server/billing/shifts/close-shift";
import { getShift } from "@/server/billing/shifts/get-shift";
import { openShift } from "@/server/billing/shifts/open-shift";
import type { Actor, Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { runReport } from "@/server/reports/run-report";
import { approveAdjustment } from "./approve-adjustment";
import { payOutRefund } from "./pay-out-refund";
import { prepareReversal } from "./prepare-reversal";
import { proposeAdjustment } from "./propose-adjustment";
import { proposeReversal } from "./propose-reversal";
import { reverseAdjustment } from "./reverse-adjustment";
import { makeBilled, makeHeatCompany, proposal } from "./test/make-billed";
import { listSourceCredit } from "./test/source-credit";

let company: Awaited<ReturnType<typeof makeHeatCompany>>;
let clerk: Actor;
beforeAll(async () => {
  company = await makeHeatCompany();
});
afterAll(closePools);

const as = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>) => asTenant(company.tenant, fn, { actor, now: testNow });

/** A clerk of their own with an open shift, and two homes that owe 2,670.00 each. */
async function makeCounter() {
  clerk = await makeStaff(company.tenant, ["clerk"]);
  const shift = await as(clerk, (ctx) => openShift(ctx, { floatMinor: 20_000n }));
  const [wrong, right] = await as(systemActor, async (ctx) => [await makeBilled(ctx), await makeBilled(ctx)]);
  return { shift, wrong: wrong.account, right: right.account };
}

const pay = (accountId: string, method: "cash" | "pos" = "cash", amountMinor = 267_000n) =>
  as(clerk, (ctx) => takePayment(ctx, { accountId, amountMinor, method }));
const propose = (paymentId: string, otherAccountNo?: string) =>
  as(clerk, (ctx) =>
    proposeReversal(ctx, {
      ...{ paymentId, reason: "户号录错", documentIds: [], idempotencyKey: newId() },
      ...(otherAccountNo ? { otherAccountNo } : {}),
    }),
  );
const approve = (adjustmentId: string) =>
  as(company.supervisor, (ctx) => approveAdjustment(ctx, { adjustmentId, note: "属实" }));
async function reverse(paymentId: string, otherAccountNo?: string) {
  return approve((await propose(paymentId, otherAccountNo)).id);
}
const stand = (accountId: string) =>
  as(systemActor, async (ctx) => ({
    open: (await listOpenBills(ctx, accountId)).map(({ kind, openMinor }) => [kind, openMinor]),
    credit: (await listSourceCredit(ctx, accountId)).filter((rest) => rest !== 0n),
    balance: await accountBalance(ctx, accountId),
  }));
const owing = { open: [["season", 267_000n]], credit: [], balance: 267_000n };
const settled = { open: [], credit: [], balance: 0n };
const expected = async (shiftId: string, of: "cash" | "pos" = "cash") =>
  (await as(clerk, (ctx) => getShift(ctx, shiftId))).sums.find(({ method }) => method === of)?.expectedMinor;
const counterOf = async (channel: "cash" | "pos") => {
  const channels = await as(clerk, (ctx) => reconcileDay(ctx, dayOf(testNow, company.tenant.timezone)));
  return channels.find((one) => one.channel === channel)!;
};
const moneyTold = async () => {
  const today = dayOf(testNow, company.tenant.timezone);
  const question = { report: "receivables", grouping: "none", from: today, asOf: today } as const;
  return (await as(clerk, (ctx) => runReport(ctx, question))).total;
};
const booksOf = (paymentId: string) =>
  as(systemActor, ({ tx, tenant }) =>
    tx
      .select({
        kind: postings.kind,
        debit: postings.debit,
        credit: postings.credit,
        amountMinor: postings.amountMinor,
      })
      .from(postings)
      .where(and(eq(postings.tenantId, tenant.id), eq(postings.paymentId, paymentId)))
      .orderBy(postings.recordedAt, postings.id),
  );

test("cash on the wrong account leaves the open shift that took it, its bill is open again, its receipt void, once", async () => {
  const { shift, wrong } = await makeCounter();
  const before = await counterOf("cash");
  const payment = await pay(wrong.id);
  expect(await stand(wrong.id)).toEqual(settled);
  // 200.00 float + 2,670.00.
  expect(await expected(shift.id)).toBe(287_000n);
  const asked = await propose(payment.id);
  await expect(propose(payment.id)).rejects.toMatchObject({ code: "payment-reversal-waiting" });
  await expect(as(clerk, (ctx) => approveAdjustment(ctx, { adjustmentId: asked.id, note: "" }))).rejects.toMatchObject({
    code: "adjustment-own",
  });
  expect(await stand(wrong.id)).toEqual(settled);
  await approve(asked.id);

  expect(await stand(wrong.id)).toEqual(owing);
  expect(await booksOf(payment.id)).toEqual([
    { kind: "payment", debit: "cash", credit: "receivable", amountMinor: 267_000n },
    { kind: "refund", debit: "receivable", credit: "cash", amountMinor: 267_000n },
  ]);
  // Only the float is left, and the day's cash is what it was before.
  expect(await expected(shift.id)).toBe(20_000n);
  const after = await counterOf("cash");
  expect([after.ledgerMinor, after.unexplainedMinor]).toEqual([before.ledgerMinor, 0n]);
  expect(await as(clerk, (ctx) => readReceipt(ctx, payment.id))).toMatchObject({ isVoid: true });
  await expect(propose(payment.id)).rejects.toMatchObject({ code: "payment-reversed-already" });
  await expect(
    as(company.admin, (ctx) => reverseAdjustment(ctx, { adjustmentId: asked.id, note: "不行" })),
  ).rejects.toMatchObject({ code: "payment-reversal-final" });
  await expect(as(clerk, (ctx) => payOutRefund(ctx, { adjustmentId: asked.id, from: "cash" }))).rejects.toMatchObject({
    code: "refund-not-approved",
  });
});

test("money moved to the right account settles its bill under a receipt of its own, and no till or bank moves", async () => {
  const { shift, wrong, right } = await makeCounter();
  const [before, toldBefore] = [await counterOf("cash"), await moneyTold()];
  const payment = await pay(wrong.id);
  const { basis } = await reverse(payment.id, right.accountNo);
  expect([await stand(wrong.id), await stand(right.id)]).toEqual([owing, settled]);
  expect(await booksOf(payment.id)).toEqual([
    { kind: "payment", debit: "cash", credit: "receivable", amountMinor: 267_000n },
    { kind: "transfer", debit: "receivable", credit: "transfer-clearing", amountMinor: 267_000n },
  ]);
  // Collected once, and nothing of it refunded.
  const told = await moneyTold();
  expect([told.collected! - toldBefore.collected!, told.refunded! - toldBefore.refunded!]).toEqual([267_000n, 0n]);
  const moved = await as(clerk, (ctx) => readReceipt(ctx, basis.rebookedPaymentId!));
  expect(moved).toMatchObject({ accountId: right.id, amountMinor: 267_000n, method: "cash", paidAt: payment.paidAt });
  expect(moved.receiptNo).not.toBe(payment.receiptNo);
  expect(await booksOf(moved.paymentId)).toEqual([
    { kind: "transfer", debit: "transfer-clearing", credit: "receivable", amountMinor: 267_000n },
  ]);
  // The money lies where it lay: 200.00 + 2,670.00, counted once in the day's books.
  expect(await expected(shift.id)).toBe(287_000n);
  const after = await counterOf("cash");
  expect([after.ledgerMinor, after.unexplainedMinor]).toEqual([before.ledgerMinor + 267_000n, 0n]);
  // Moved a second time, out of no shift: it goes on to nobody but is owed to the payer.
  const again = await reverse(moved.paymentId);
  expect(again.basis.leaves).toBe("payable");
  expect(await stand(right.id)).toEqual(owing);
});

test("money moved to the right account keeps the promise that was made there, and none where it was wrong", async () => {
  const { wrong, right } = await makeCounter();
  const days = { promisedOn: dayOf(testNow, company.tenant.timezone), payBy: "2026-10-20" };
  await as(systemActor, ({ tx, tenant }) =>
    tx.insert(paymentPromises).values(
      [wrong, right].map(({ id: accountId }) => ({
        ...{ tenantId: tenant.id, accountId, amountMinor: 267_000n, ...days, createdAt: testNow },
        ...{ takenBy: "客服", status: "open" as const },
      })),
    ),
  );
  const payment = await pay(wrong.id);
  await reverse(payment.id, right.accountNo);
  expect(await as(systemActor, judgePromises)).toEqual({ kept: 1, broken: 0 });
});

test("nothing is moved to an account that was closed between the proposal and its approval", async () => {
  const { wrong, right } = await makeCounter();
  const payment = await pay(wrong.id);
  const asked = await propose(payment.id, right.accountNo);
  await as(systemActor, ({ tx, tenant }) =>
    tx
      .update(accounts)
      .set({ status: "closed" })
      .where(and(eq(accounts.tenantId, tenant.id), eq(accounts.id, right.id))),
  );
  await expect(approve(asked.id)).rejects.toMatchObject({ code: "carry-over-to-closed" });
  expect(await stand(wrong.id)).toEqual(settled);
});

test("what a counted shift took is owed to the payer until it is paid out of today's drawer, once", async () => {
  const { shift, wrong } = await makeCounter();
  const payment = await pay(wrong.id);
  const counts = [{ method: "cash" as const, countedMinor: 287_000n }];
  await as(clerk, (ctx) => closeShift(ctx, { shiftId: shift.id, counts }));
  const before = await counterOf("cash");
  const { id: adjustmentId } = await reverse(payment.id);
  expect((await booksOf(payment.id)).at(-1)).toMatchObject({ debit: "receivable", credit: "refunds-payable" });
  expect((await counterOf("cash")).ledgerMinor).toBe(before.ledgerMinor);
  const payOut = () => as(clerk, (ctx) => payOutRefund(ctx, { adjustmentId, from: "cash" }));
  await expect(payOut()).rejects.toMatchObject({ code: "refund-without-shift" });
  const today = await as(clerk, (ctx) => openShift(ctx, { floatMinor: 300_000n }));
  await payOut();
  await expect(payOut()).rejects.toMatchObject({ code: "refund-paid-out" });
  // 3,000.00 − 2,670.00 = 330.00.
  expect(await expected(today.id)).toBe(33_000n);
  const after = await counterOf("cash");
  expect([after.ledgerMinor, after.unexplainedMinor]).toEqual([before.ledgerMinor - 267_000n, 0n]);
  expect(await stand(wrong.id)).toEqual(owing);
});

test("a card payment leaves its shift's card sum, not its cash; a collection that the bank took back leaves the bank", async () => {
  const { shift, wrong, right } = await makeCounter();
  const before = await counterOf("pos");
  const card = await pay(wrong.id, "pos");
  await reverse(card.id);
  expect([await expected(shift.id), await expected(shift.id, "pos")]).toEqual([20_000n, 0n]);
  const after = await counterOf("pos");
  expect([after.ledgerMinor, after.unexplainedMinor]).toEqual([before.ledgerMinor, 0n]);

  const debit = await as(systemActor, async (ctx) => {
    const paid = await takePayment(ctx, { accountId: right.id, amountMinor: 267_000n, method: "transfer" });
    await ctx.tx
      .update(payments)
      .set({ channel: "bank-file", method: "bank-debit" })
      .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, paid.id)));
    return paid;
  });
  await reverse(debit.id);
  expect((await booksOf(debit.id)).map((one) => [one.debit, one.credit])).toEqual([
    ["bank", "receivable"],
    ["receivable", "bank"],
  ]);
  expect(await stand(right.id)).toEqual(owing);
});

test("what a refund had taken of a reversed payment is claimed, so that debt and bills agree to the fen", async () => {
  const { wrong } = await makeCounter();
  const payment = await pay(wrong.id, "cash", 300_000n);
  const refund = await as(clerk, (ctx) =>
    proposeAdjustment(ctx, proposal({ kind: "refund", accountId: wrong.id, amountMinor: 33_000n })),
  );
  await approve(refund.id);
  await reverse(payment.id);
  // 2,670.00 of the winter + 330.00 that are promised to the payer = 3,000.00.
  const { open, ...rest } = await stand(wrong.id);
  expect(rest).toEqual({ credit: [], balance: 300_000n });
  expect(new Map(open as [string, bigint][])).toEqual(
    new Map([
      ["season", 267_000n],
      ["claim", 33_000n],
    ]),
  );
  // The refund is taken back: the claim goes with it, by the till that the payment lay in.
  await as(company.supervisor, (ctx) => reverseAdjustment(ctx, { adjustmentId: refund.id, note: "不退了" }));
  expect(await stand(wrong.id)).toEqual(owing);
  const [till] = await as(systemActor, ({ tx, tenant }) =>
    tx
      .select({
        minor: sql<string>`sum(case when ${postings.debit} = 'cash' then ${postings.amountMinor} else -${postings.amountMinor} end)`,
      })
      .from(postings)
      .where(
        and(
          eq(postings.tenantId, tenant.id),
          eq(postings.paymentId, payment.id),
          sql`'cash' in (${postings.debit}, ${postings.credit})`,
        ),
      ),
  );
  expect(till?.minor).toBe("0");
});

test("money of the payment provider is not reversed by hand, nor a payment of another subsidiary", async () => {
  const { wrong } = await makeCounter();
  const payment = await pay(wrong.id);
  await as(systemActor, ({ tx, tenant }) =>
    tx
      .update(payments)
      .set({ channel: "portal" })
      .where(and(eq(payments.tenantId, tenant.id), eq(payments.id, payment.id))),
  );
  await expect(propose(payment.id)).rejects.toMatchObject({ code: "payment-of-provider" });
  const other = await makeHeatCompany();
  await expect(
    asTenant(other.tenant, (ctx) => prepareReversal(ctx, payment.id), { actor: other.clerk }),
  ).rejects.toMatchObject({ kind: "not-found" });
});
