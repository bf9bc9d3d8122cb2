import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustments, allocations, billLines, chargeableAreas, payments, postings } from "@/db/schema";
import { type AccountWish, asTenant, makeAccount, makeResident, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import { correctBill } from "../bills/correct-bill";
import { issueBill } from "../bills/issue-bill";
import { listAccountBills } from "../bills/list-account-bills";
import { listOpenBills } from "../bills/list-open-bills";
import { accountBalance } from "../ledger/account-balance";
import { unusedCredit } from "../ledger/amount-owed";
import { allocateCredit } from "../payments/allocate-credit";
import { refundPayment } from "../payments/refund-payment";
import { takePayment } from "../payments/take-payment";
import { publishTariff } from "../seasons/publish-tariff";
import { explainBill } from "../tariffs/explain-bill";
import { explainInput } from "../tariffs/schemas";
import { heatingTariff, winter } from "../test/tariffs";
import type { DiscountWindow } from "@/tenants/schemas/tariff";
import { bookDiscounts } from "./book-discounts";
import { computeDiscount } from "./compute-discount";
import { findOffers } from "./find-offers";
import { takeBackDiscount } from "./take-back-discount";

/** September 2 %, 1st to 20th of October half a 元 for each m². */
const discounts: DiscountWindow[] = [
  { kind: "percent", from: "2026-09-01", to: "2026-09-30", percent: "2" },
  { kind: "per-area", from: "2026-10-01", to: "2026-10-20", price: "0.5" },
];
const earlier = {
  ...winter,
  ...{ slug: "2025-2026", from: "2025-11-15", to: "2026-03-15", dueOn: "2026-11-10" },
  ...{ applyFrom: "2025-09-01", applyBy: "2025-10-31", discounts },
};

type Home = Awaited<ReturnType<typeof makeAccount>>;

async function makeHouse(windows: DiscountWindow[] = discounts): Promise<{ tenant: Tenant; home: Home }> {
  const tenant = await makeTenant({ kind: "heating" });
  const home = await asTenant(tenant, async (ctx) => {
    const body = heatingTariff({ seasons: [earlier, { ...winter, discounts: windows }] });
    await publishTariff(ctx, { body, effectiveFrom: "2025-01-01" });
    return makeAccount(ctx);
  });
  return { tenant, home };
}

const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });

const issue = (ctx: Ctx, { agreement }: Home, season = winter) =>
  issueBill(ctx, {
    ...{ agreementId: agreement.id, kind: "season" as const, season: season.slug },
    ...{ periodFrom: season.from, periodTo: season.to },
  });
const pay = (ctx: Ctx, { account }: Home, amountMinor: bigint, billIds: string[] = []) =>
  takePayment(ctx, { accountId: account.id, amountMinor, method: "pos", billIds });
const granted = (ctx: Ctx, { account }: Home) =>
  ctx.tx
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.accountId, account.id), eq(adjustments.kind, "early-payment")))
    .orderBy(adjustments.proposedAt, adjustments.id);

test("who pays the discounted bill within the window owes nothing, and the discount is posted once, whoever asks again", async () => {
  const { tenant, home } = await makeHouse();
  await on(tenant, "2026-09-01", (ctx) => issue(ctx, home));
  await on(tenant, "2026-09-30", async (ctx) => {
    // 100 × 26.7 = 2670.00; 2 % = 53.40; 2670.00 − 53.40 = 2616.60
    await pay(ctx, home, 261_660n);
    expect(await accountBalance(ctx, home.account.id)).toBe(0n);
    expect(await listOpenBills(ctx, home.account.id)).toEqual([]);
  });
  await on(tenant, "2026-10-02", async (ctx) => {
    await allocateCredit(ctx, [home.account.id]);
    await allocateCredit(ctx, [home.account.id]);
    const [one, ...more] = await granted(ctx, home);
    expect(one).toMatchObject({ status: "posted", amountMinor: 5_340n, effectiveOn: "2026-09-30" });
    expect(more).toEqual([]);
    const posted = await ctx.tx.select().from(postings).where(eq(postings.adjustmentId, one!.id));
    expect(posted).toMatchObject([
      { debit: "early-payment-discounts", credit: "receivable", amountMinor: 5_340n, effectiveOn: "2026-09-30" },
    ]);
  });
});

test("the day on which the last of the money comes decides the window; one day too late earns nothing", async () => {
  const { tenant, home } = await makeHouse();
  const late = await asTenant(tenant, (ctx) => makeAccount(ctx));
  await on(tenant, "2026-09-01", async (ctx) => {
    await issue(ctx, home);
    await issue(ctx, late);
    await pay(ctx, home, 100_000n);
  });
  await on(tenant, "2026-10-20", async (ctx) => {
    // 100 m² × 0.5 = 50.00; 2670.00 − 1000.00 − 50.00 = 1620.00
    await pay(ctx, home, 161_999n);
    expect(await granted(ctx, home)).toEqual([]);
    await pay(ctx, home, 1n);
    expect(await granted(ctx, home)).toMatchObject([{ amountMinor: 5_000n }]);
  });
  await on(tenant, "2026-10-21", async (ctx) => {
    await pay(ctx, late, 262_000n);
    expect(await granted(ctx, late)).toEqual([]);
    expect(await listOpenBills(ctx, late.account.id)).toMatchObject([{ openMinor: 5_000n }]);
  });
});

test("both days of a window count, a gap between two grants nothing, and who paid before the first is in time for it", async () => {
  const [september, october] = discounts as [DiscountWindow, DiscountWindow];
  const { tenant, home } = await makeHouse([september, { ...october, from: "2026-10-05" }]);
  await on(tenant, "2026-08-20", async (ctx) => {
    const { id } = await issue(ctx, home);
    const earned = async (day: string) =>
      (await findOffers(ctx, [{ id, season: winter.slug, day }])).get(id)?.amountMinor;
    // 2670.00 × 2 % = 53.40; 100 × 0.5 = 50.00
    for (const day of ["2026-05-01", "2026-09-01", "2026-09-30"]) expect(await earned(day), day).toBe(5_340n);
    for (const day of ["2026-10-05", "2026-10-20"]) expect(await earned(day), day).toBe(5_000n);
    for (const day of ["2026-10-01", "2026-10-04", "2026-10-21"]) expect(await earned(day), day).toBeUndefined();
  });
});

test("the statement lets off every kind of home what the calculator does, to the 分, in every rounding", async () => {
  const wishes: AccountWish[] = [
    ...["0.01", "1.00", "85.32", "133.33", "9999.99"].map((builtArea) => ({ builtArea })),
    { builtArea: "85.32", heightFactor: "1.117" },
    { builtArea: "85.32", lowIncome: true },
    { builtArea: "85.32", supplyState: "stopped" },
    { builtArea: "85.32", settlement: "two-part" },
    // From the middle of the season on: 60 of 121 days.
    { builtArea: "85.32", startsOn: "2027-01-15" },
  ];
  const odd: DiscountWindow[] = [
    { kind: "percent", from: "2026-09-01", to: "2026-09-30", percent: "1.37" },
    { kind: "per-area", from: "2026-10-01", to: "2026-10-20", price: "0.3333" },
  ];
  for (const rounding of ["fen", "jiao", "yuan"] as const) {
    const tenant = await makeTenant({ kind: "heating" });
    await on(tenant, "2026-09-01", async (ctx) => {
      const waiver = { kind: "per-area" as const, price: "7.2", priceClasses: ["residential"] };
      const body = heatingTariff({
        rounding,
        waiver,
        height: { kind: "recorded" },
        seasons: [{ ...winter, discounts: odd }],
      });
      await publishTariff(ctx, { body, effectiveFrom: "2025-01-01" });
      for (const wish of wishes) {
        const { id } = await issue(ctx, await makeAccount(ctx, wish));
        const lines = await ctx.tx.select().from(billLines).where(eq(billLines.billId, id));
        for (const window of odd) {
          const offer = (await findOffers(ctx, [{ id, season: winter.slug, day: window.from }])).get(id);
          const what = JSON.stringify({ rounding, wish, kind: window.kind });
          expect(offer?.amountMinor ?? 0n, what).toBe(computeDiscount(window, lines, rounding));
        }
      }
    });
  }
});

test("who pays the whole sum has the discount as credit of the payment; credit that waited for the bill earns it too", async () => {
  const { tenant, home } = await makeHouse();
  const waiting = await asTenant(tenant, (ctx) => makeAccount(ctx));
  await on(tenant, "2026-08-20", (ctx) => pay(ctx, waiting, 300_000n));
  await on(tenant, "2026-09-05", async (ctx) => {
    await issue(ctx, home);
    await pay(ctx, home, 267_000n);
    expect(await unusedCredit(ctx, home.account.id)).toBe(5_340n);
    await issue(ctx, waiting);
    // 3000.00 − (2670.00 − 53.40) = 383.40
    expect(await unusedCredit(ctx, waiting.account.id)).toBe(38_340n);
    const parts = await ctx.tx.select().from(allocations).where(eq(allocations.accountId, home.account.id));
    expect(parts.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(267_000n);
  });
});

test("two chosen bills are settled by their two discounted sums, and nothing of it strays to a third", async () => {
  const { tenant, home } = await makeHouse();
  await on(tenant, "2026-09-05", async (ctx) => {
    const first = await issue(ctx, home);
    const second = await issue(ctx, home, earlier);
    // 2 × (2670.00 − 53.40) = 5233.20
    await pay(ctx, home, 523_320n, [second.id, first.id]);
    expect(await listOpenBills(ctx, home.account.id)).toEqual([]);
    expect(await accountBalance(ctx, home.account.id)).toBe(0n);
  });
});

test("a resident sees what paying today saves and until when, and nothing once the window is over", async () => {
  const { tenant, home } = await makeHouse();
  await on(tenant, "2026-09-01", (ctx) => issue(ctx, home));
  const actor = await makeResident(tenant, { account: home.account });
  const seen = (day: string) =>
    asTenant(tenant, (ctx) => listAccountBills(ctx, home.account.id), { actor, now: new Date(`${day}T02:00:00Z`) });
  expect((await seen("2026-09-10")).open).toMatchObject([
    { openMinor: 267_000n, payMinor: 261_660n, discount: { amountMinor: 5_340n, until: "2026-09-30" } },
  ]);
  expect((await seen("2026-10-21")).open).toMatchObject([{ payMinor: 267_000n, discount: null }]);
});

test("the calculator says what each window saves before the tariff is published", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  const facts = { areas: [{ area: "100", priceClass: "residential" }] };
  const body = heatingTariff({}, { discounts });
  const input = explainInput.parse({ body, season: winter.slug, subject: { kind: "typed", facts } });
  const [bill] = await asTenant(tenant, (ctx) => explainBill(ctx, input));
  // 2670.00 × 2 % = 53.40; 100 × 0.5 = 50.00
  expect(bill!.discounts).toEqual([
    { from: "2026-09-01", to: "2026-09-30", amountMinor: 5_340n, payMinor: 261_660n },
    { from: "2026-10-01", to: "2026-10-20", amountMinor: 5_000n, payMinor: 262_000n },
  ]);
});

test("when the payment goes back the discount goes with it, by a posting linked to the first", async () => {
  const { tenant, home } = await makeHouse();
  await on(tenant, "2026-09-05", (ctx) => issue(ctx, home));
  const payment = await on(tenant, "2026-09-06", (ctx) => pay(ctx, home, 267_000n));
  await on(tenant, "2026-12-01", async (ctx) => {
    // 53.40 of it is credit: giving that back leaves the bill paid.
    await refundPayment(ctx, payment, 5_340n);
    expect(await granted(ctx, home)).toMatchObject([{ status: "posted" }]);
    const [now] = await ctx.tx.select().from(payments).where(eq(payments.id, payment.id));
    await refundPayment(ctx, now!, 5_341n);
    const [one] = await granted(ctx, home);
    expect(one).toMatchObject({ status: "reversed" });
    const posted = await ctx.tx.select().from(postings).where(eq(postings.adjustmentId, one!.id));
    const first = posted.find((row) => row.kind === "adjustment")!;
    expect(posted.find((row) => row.kind === "reversal")).toMatchObject({
      ...{ reversesId: first.id, debit: "receivable", credit: "early-payment-discounts", amountMinor: 5_340n },
    });
    // 2670.00 − (2670.00 − 53.41) = 53.41
    expect(await listOpenBills(ctx, home.account.id)).toMatchObject([{ openMinor: 5_341n }]);
    expect(await accountBalance(ctx, home.account.id)).toBe(5_341n);
  });
});

test("a second discount on one bill is refused by its index, even if it were booked past every check", async () => {
  const { tenant, home } = await makeHouse();
  await on(tenant, "2026-09-05", async (ctx) => {
    await issue(ctx, home);
    await pay(ctx, home, 261_660n);
  });
  const again = on(tenant, "2026-09-06", async (ctx) => {
    const [one] = await granted(ctx, home);
    const { from, to } = discounts[0]!;
    await bookDiscounts(ctx, [
      {
        ...{ billId: one!.billId!, accountId: home.account.id, season: winter.slug, amountMinor: 1n, overMinor: 0n },
        ...{ window: { from, to }, paidOn: from, effectiveOn: from, neededMinor: 0n },
      },
    ]);
  });
  await expect(again).rejects.toThrow();
});

test("a bill made anew keeps its discount as far as it charges as much: the more earns none, the less loses its part", async () => {
  const { tenant, home } = await makeHouse();
  const resize = async (ctx: Ctx, chargeableArea: string) => {
    await ctx.tx.update(chargeableAreas).set({ chargeableArea }).where(eq(chargeableAreas.id, home.area.id));
    await correctBill(ctx, { agreementId: home.agreement.id, season: winter.slug, reason: "面积更正" });
    return (await granted(ctx, home)).filter((one) => one.status === "posted");
  };
  await on(tenant, "2026-09-05", async (ctx) => {
    await issue(ctx, home);
    await pay(ctx, home, 261_660n);
  });
  await on(tenant, "2026-12-01", async (ctx) => {
    // 110 × 26.7 = 2937.00; paid 2616.60, discount still 53.40: 2937.00 − 2670.00 = 267.00 open
    expect(await resize(ctx, "110.00")).toMatchObject([{ amountMinor: 5_340n }]);
    expect(await listOpenBills(ctx, home.account.id)).toMatchObject([{ openMinor: 26_700n }]);
    // 90 × 26.7 = 2403.00, 2 % of it 48.06: 2616.60 + 48.06 − 2403.00 = 261.66 credit
    expect(await resize(ctx, "90.00")).toMatchObject([{ amountMinor: 4_806n }]);
    expect(await unusedCredit(ctx, home.account.id)).toBe(26_166n);
    expect(await accountBalance(ctx, home.account.id)).toBe(-26_166n);
  });
});

type Step = { what: "bill" | "bill-earlier" | "pay" | "refund" | "resize"; amount: number; days: number };
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom("bill", "bill-earlier", "pay", "pay", "pay", "refund", "resize"),
  amount: fc.oneof(fc.integer({ min: 1, max: 600_000 }), fc.constantFrom(261_660, 262_000, 267_000, 523_320)),
  days: fc.integer({ min: 0, max: 12 }),
});

async function take(ctx: Ctx, home: Home, { what, amount }: Step): Promise<void> {
  const ignoreRepeat = (error: { code?: string }) => {
    if (error.code !== "already-billed") throw error;
  };
  if (what === "bill") await issue(ctx, home).catch(ignoreRepeat);
  if (what === "bill-earlier") await issue(ctx, home, earlier).catch(ignoreRepeat);
  if (what === "pay") await pay(ctx, home, BigInt(amount));
  if (what === "refund") {
    const [payment] = await ctx.tx
      .select()
      .from(payments)
      .where(and(eq(payments.accountId, home.account.id), eq(payments.status, "succeeded")))
      .limit(1);
    if (payment) await refundPayment(ctx, payment, payment.refundedMinor + BigInt(amount));
  }
  if (what === "resize") {
    const chargeableArea = (50 + (amount % 100)).toFixed(2);
    await ctx.tx.update(chargeableAreas).set({ chargeableArea }).where(eq(chargeableAreas.id, home.area.id));
    for (const season of [winter.slug, earlier.slug])
      await correctBill(ctx, { agreementId: home.agreement.id, season, reason: "面积更正" });
  }
}

async function proveHouse(ctx: Ctx, home: Home): Promise<void> {
  const accountId = home.account.id;
  const all = await granted(ctx, home);
  const standing = all.filter((one) => one.status === "posted");
  expect(new Set(standing.map((one) => one.billId)).size).toBe(standing.length);
  const parts = await ctx.tx.select().from(allocations).where(eq(allocations.accountId, accountId));
  for (const one of all) {
    const own = parts.filter((row) => row.adjustmentId === one.id);
    // A discount lies on its own bill whole, or nowhere.
    expect(own.every((row) => row.billId === one.billId)).toBe(true);
    const lies = own.reduce((sum, row) => sum + row.amountMinor, 0n);
    expect(lies).toBe(one.status === "posted" ? one.amountMinor : 0n);
  }
  for (const one of standing) {
    const money = parts
      .filter((row) => row.billId === one.billId && row.paymentId !== null)
      .reduce((sum, row) => sum + row.amountMinor, 0n);
    expect(money >= BigInt(one.basis.neededMinor!)).toBe(true);
  }
  const discountLedger = (await ctx.tx.select().from(postings).where(eq(postings.accountId, accountId))).reduce(
    (sum, { debit, credit, amountMinor }) =>
      debit === "early-payment-discounts"
        ? sum + amountMinor
        : credit === "early-payment-discounts"
          ? sum - amountMinor
          : sum,
    0n,
  );
  expect(discountLedger).toBe(standing.reduce((sum, one) => sum + one.amountMinor, 0n));
  const open = await listOpenBills(ctx, accountId);
  expect(open.every((bill) => bill.paidMinor >= 0n)).toBe(true);
  const owed = open.reduce((sum, bill) => sum + bill.openMinor, 0n);
  expect(owed - (await unusedCredit(ctx, accountId))).toBe(await accountBalance(ctx, accountId));
  for (const payment of await ctx.tx.select().from(payments).where(eq(payments.accountId, accountId))) {
    const used = parts.filter((row) => row.paymentId === payment.id).reduce((sum, row) => sum + row.amountMinor, 0n);
    expect(used >= 0n && used <= payment.amountMinor - payment.refundedMinor).toBe(true);
  }
}

test("for random histories: a bill has one discount at most, its money is there, and the ledger says the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      const { tenant, home } = await makeHouse();
      let day = "2026-08-25";
      for (const one of steps) {
        day = plusDays(day, one.days);
        await on(tenant, day, (ctx) => take(ctx, home, one));
        await on(tenant, day, (ctx) => proveHouse(ctx, home));
      }
      // Taking every discount back leaves nothing of them in the ledger.
      await on(tenant, day, async (ctx) => {
        for (const one of await granted(ctx, home)) await takeBackDiscount(ctx, one.billId!, "test");
        await proveHouse(ctx, home);
      });
    }),
    { numRuns: 12 },
  );
}, 120_000);
