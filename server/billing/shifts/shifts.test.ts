import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { shiftTakings } from "@/db/schema";
import { asTenant, inTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { listOpenBills } from "../bills/list-open-bills";
import { accountBalance } from "../ledger/account-balance";
import { makeStripeHouse } from "../test/stripe-house";
import { takePayment } from "../payments/take-payment";
import { readReceipt } from "../payments/read-receipt";
import { closeShift } from "./close-shift";
import { countersignShift } from "./countersign-shift";
import { findOpenShift } from "./find-open-shift";
import { getShift } from "./get-shift";
import { openShift } from "./open-shift";

async function makeCounter() {
  const tenant = await makeTenant({ kind: "heating" });
  const [clerk, colleague] = [await makeStaff(tenant, ["clerk"]), await makeStaff(tenant, ["clerk", "supervisor"])];
  const homes = await asTenant(tenant, async (ctx) => {
    const made = [];
    for (let index = 0; index < 6; index++) made.push((await makeAccount(ctx)).account);
    return made;
  });
  return { tenant, clerk, colleague, homes };
}

test("a shift's count is held against float and takings, a difference needs its cause, and only a colleague countersigns", async () => {
  const { tenant, clerk, colleague, homes } = await makeCounter();
  const as = (actor: typeof clerk) => ({ actor });
  const shift = await asTenant(
    tenant,
    (ctx) => openShift(ctx, { floatMinor: 20_000n, book: { series: "A", from: 101, to: 102 } }),
    as(clerk),
  );
  const pay = (home: number, amountMinor: bigint, method: "cash" | "pos") =>
    asTenant(tenant, (ctx) => takePayment(ctx, { accountId: homes[home]!.id, amountMinor, method }), as(clerk));
  const first = await pay(0, 10_000n, "cash");
  await pay(1, 5_000n, "pos");
  await expect(pay(2, 1n, "cash")).rejects.toMatchObject({ code: "receipt-book-used-up", params: { to: 102 } });
  expect(await asTenant(tenant, (ctx) => readReceipt(ctx, first.id))).toMatchObject({ bookNo: "A0000101" });

  // Expected: cash 200.00 float + 100.00, card terminal 50.00. Counted: cash 299.50, so 0.50 short.
  const counts = [
    { method: "cash" as const, countedMinor: 29_950n },
    { method: "pos" as const, countedMinor: 5_000n },
  ];
  const close = (given: Parameters<typeof closeShift>[1], actor = clerk) =>
    asTenant(tenant, (ctx) => closeShift(ctx, given), as(actor));
  await expect(close({ shiftId: shift.id, counts })).rejects.toMatchObject({ code: "shift-difference-unexplained" });
  await expect(close({ shiftId: shift.id, counts: counts.slice(0, 1) })).rejects.toMatchObject({ kind: "invalid" });
  await expect(close({ shiftId: shift.id, counts }, colleague)).rejects.toMatchObject({ kind: "not-found" });
  const explained = [{ ...counts[0]!, cause: "wrong-change" as const }, counts[1]!];
  await close({ shiftId: shift.id, counts: explained });
  await expect(close({ shiftId: shift.id, counts: explained })).rejects.toMatchObject({ code: "shift-not-open" });

  const sign = (actor: typeof clerk) =>
    asTenant(tenant, (ctx) => countersignShift(ctx, { shiftId: shift.id }), as(actor));
  await expect(sign(clerk)).rejects.toMatchObject({ code: "shift-countersign-own" });
  expect(await sign(colleague)).toMatchObject({ status: "countersigned", countersignedById: colleague.userId });
  await expect(sign(colleague)).rejects.toMatchObject({ code: "shift-not-closed" });
  const seen = await asTenant(tenant, (ctx) => getShift(ctx, shift.id));
  expect(seen.counts.find((count) => count.method === "cash")).toMatchObject({
    expectedMinor: 30_000n,
    countedMinor: 29_950n,
    cause: "wrong-change",
  });
});

test("two clerks and many customers at once: every payment in its clerk's shift, no leaf used twice, no gap", async () => {
  const { tenant, clerk, colleague, homes } = await makeCounter();
  await asTenant(tenant, (ctx) => openShift(ctx, { floatMinor: 0n, book: { series: "B", from: 1, to: 50 } }), {
    actor: clerk,
  });
  // The colleague opened nothing: the first of several payments at once opens one shift for all of them.
  await Promise.all(
    homes.flatMap((home) =>
      [clerk, colleague].map((actor) =>
        asTenant(tenant, (ctx) => takePayment(ctx, { accountId: home.id, amountMinor: 100n, method: "cash" }), {
          actor,
        }),
      ),
    ),
  );
  await asTenant(tenant, async (ctx) => {
    for (const [actor, book] of [
      [clerk, [1, 2, 3, 4, 5, 6]],
      [colleague, [null, null, null, null, null, null]],
    ] as const) {
      const shift = await findOpenShift(ctx, actor.userId);
      const rows = await ctx.tx
        .select({ bookNo: shiftTakings.bookNo })
        .from(shiftTakings)
        .where(and(eq(shiftTakings.tenantId, tenant.id), eq(shiftTakings.shiftId, shift!.id)))
        .orderBy(asc(shiftTakings.bookNo));
      expect(rows.map((row) => row.bookNo)).toEqual(book);
      expect(shift).toMatchObject({ byItself: actor === colleague });
    }
  });
});

test("leaves that were used, or that a colleague holds, cannot be opened again; the rest of a book can", async () => {
  const { tenant, clerk, colleague, homes } = await makeCounter();
  const open = (actor: typeof clerk, from: number, to: number) =>
    asTenant(tenant, (ctx) => openShift(ctx, { floatMinor: 0n, book: { series: "C", from, to } }), { actor });
  const shift = await open(clerk, 1, 50);
  await expect(open(clerk, 60, 70)).rejects.toMatchObject({ code: "shift-already-open" });
  await expect(open(colleague, 50, 90)).rejects.toMatchObject({ code: "receipt-book-in-use" });
  await asTenant(tenant, (ctx) => takePayment(ctx, { accountId: homes[0]!.id, amountMinor: 100n, method: "cash" }), {
    actor: clerk,
  });
  const counts = [{ method: "cash" as const, countedMinor: 100n }];
  await asTenant(tenant, (ctx) => closeShift(ctx, { shiftId: shift.id, counts }), { actor: clerk });
  await expect(open(colleague, 1, 50)).rejects.toMatchObject({
    code: "receipt-book-in-use",
    params: { shiftNo: shift.shiftNo },
  });
  expect(await open(colleague, 2, 50)).toMatchObject({ bookNext: 2 });
});

test("what no person takes at the counter lies in no shift", async () => {
  const { tenant, homes } = await makeCounter();
  await inTenant(tenant, async (ctx) => {
    await takePayment(ctx, { accountId: homes[0]!.id, amountMinor: 100n, method: "cash" });
    expect(await ctx.tx.select().from(shiftTakings).where(eq(shiftTakings.tenantId, tenant.id))).toEqual([]);
  });
});

test("two clerks who take the same bill at once: one has the money, the other is told that it is paid, nothing is taken twice", async () => {
  const { tenant, homes } = await makeStripeHouse(1);
  const clerks = [await makeStaff(tenant, ["clerk"]), await makeStaff(tenant, ["clerk"])];
  const accountId = homes[0]!.account.id;
  const [bill] = await asTenant(tenant, (ctx) => listOpenBills(ctx, accountId));
  const taken = await Promise.allSettled(
    clerks.map((actor) =>
      asTenant(
        tenant,
        (ctx) => takePayment(ctx, { accountId, amountMinor: bill!.openMinor, method: "cash", billIds: [bill!.id] }),
        { actor },
      ),
    ),
  );
  expect(taken.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(taken.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "bill-already-paid" });
  await asTenant(tenant, async (ctx) => {
    expect(await accountBalance(ctx, accountId)).toBe(0n);
    const rows = await ctx.tx.select().from(shiftTakings).where(eq(shiftTakings.tenantId, tenant.id));
    expect(rows.map((row) => row.amountMinor)).toEqual([bill!.openMinor]);
  });
});
