import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { bills, chargeableAreas, lateFees, payments, postings } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { approveProposed } from "@/server/adjustments/test/approve-proposed";
import type { Ctx, Tenant } from "@/server/platform/context";
import { mergeAccounts } from "@/server/supply/merge-accounts";
import { correctBill } from "../../bills/correct-bill";
import { issueBill } from "../../bills/issue-bill";
import { listOpenBills } from "../../bills/list-open-bills";
import { accountBalance } from "../../ledger/account-balance";
import { unusedCredit } from "../../ledger/amount-owed";
import { refundPayment } from "../../payments/refund-payment";
import { takeAgain } from "../../payments/take-again";
import { takePayment } from "../../payments/take-payment";
import { publishTariff } from "../../seasons/publish-tariff";
import { heatingTariff } from "../../test/tariffs";
import { closeBillDispute, disputeBill } from "../disputes/dispute-bill";
import { chargeLateFees } from "./charge-late-fees";

/** One home of 100 m² with its bill of 2,670.00 元, due on 15 November, 1 ‰ a day, at most 30 %. */
async function makeLateHome(lateFee = { ratePerDay: "0.001", graceDays: 0, capPercent: "30" }) {
  const tenant = await makeTenant({ kind: "heating" });
  const home = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff({ lateFee }), effectiveFrom: "2026-01-01" });
    const made = await makeAccount(ctx);
    const season = { kind: "season" as const, season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    const bill = await issueBill(ctx, { ...season, agreementId: made.agreement.id });
    return { ...made, bill };
  });
  return { tenant, ...home };
}

/** Two in the morning of a day in Shanghai is still the day before elsewhere. */
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) => asTenant(tenant, fn, { now: at(day) });
const night = (tenant: Tenant, day: string) => chargeLateFees((fn) => on(tenant, day, fn));
const feesOf = (tenant: Tenant) =>
  asTenant(tenant, (ctx) =>
    ctx.tx.select().from(lateFees).where(eq(lateFees.tenantId, tenant.id)).orderBy(asc(lateFees.periodFrom)),
  );

test("a night charges what is complete, once, as a bill that is posted and explained", async () => {
  const { tenant, account, bill } = await makeLateHome();
  expect(await night(tenant, "2026-11-30")).toMatchObject({ bills: 0 });
  // 16 to 30 November: 2,670.00 × 0.001 × 15 = 40.05.
  expect(await night(tenant, "2026-12-01")).toMatchObject({ bills: 1, totalMinor: 4005n });
  for (const again of ["2026-12-01", "2026-12-31"])
    expect(await night(tenant, again)).toMatchObject({ bills: 0, totalMinor: 0n });
  await asTenant(tenant, async (ctx) => {
    const [fee] = await ctx.tx
      .select()
      .from(bills)
      .where(and(eq(bills.tenantId, tenant.id), eq(bills.kind, "late-fee")));
    expect(fee).toMatchObject({ amountMinor: 4005n, season: `2026-2027/${bill.billNo}`, dueOn: "2026-12-01" });
    const [posted] = await ctx.tx.select().from(postings).where(eq(postings.billId, fee!.id));
    expect(posted).toMatchObject({ debit: "receivable", credit: "late-fee-revenue", amountMinor: 4005n });
    expect(await accountBalance(ctx, account.id)).toBe(271_005n);
  });
});

test("many nights at once, and every night of a winter, charge the same as one night at its end", async () => {
  const nightly = await makeLateHome();
  const nights = Array.from({ length: 126 }, (_, index) => new Date(Date.parse("2026-11-27") + index * 86_400_000));
  for (const day of nights) {
    const date = day.toISOString().slice(0, 10);
    if (date.endsWith("-01")) await Promise.all([1, 2, 3].map(() => night(nightly.tenant, date)));
    else await night(nightly.tenant, date);
  }
  const once = await makeLateHome();
  await night(once.tenant, "2027-04-01");
  const sum = (rows: { amountMinor: bigint }[]) => rows.reduce((all, row) => all + row.amountMinor, 0n);
  // 15 + 31 + 31 + 28 + 31 = 136 days: 363.12.
  expect(sum(await feesOf(nightly.tenant))).toBe(36_312n);
  expect(sum(await feesOf(once.tenant))).toBe(36_312n);
  expect((await feesOf(nightly.tenant)).map(({ periodFrom, periodTo }) => [periodFrom, periodTo])).toEqual([
    ["2026-11-16", "2026-11-30"],
    ["2026-12-01", "2026-12-31"],
    ["2027-01-01", "2027-01-31"],
    ["2027-02-01", "2027-02-28"],
    ["2027-03-01", "2027-03-31"],
  ]);
});

test("fees stop at the cap, and no late fee is charged on a late fee", async () => {
  const { tenant, account } = await makeLateHome();
  for (const day of ["2027-04-01", "2027-10-01", "2028-01-01", "2029-01-01"]) await night(tenant, day);
  // 30 % of 2,670.00.
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, account.id))).toBe(267_000n + 80_100n);
});

test("paid late, the rest is charged the next night, and credit pays for it", async () => {
  const { tenant, account } = await makeLateHome();
  // 10.00 more than the bill.
  await on(tenant, "2026-11-20", (ctx) =>
    takePayment(ctx, { accountId: account.id, amountMinor: 268_000n, method: "cash" }),
  );
  // 16 to 19 November: 10.68.
  expect(await night(tenant, "2026-11-21")).toMatchObject({ bills: 1, totalMinor: 1068n });
  expect(await night(tenant, "2027-04-01")).toMatchObject({ bills: 0 });
  await asTenant(tenant, async (ctx) => {
    expect(await listOpenBills(ctx, account.id)).toMatchObject([{ kind: "late-fee", openMinor: 68n }]);
    expect(await unusedCredit(ctx, account.id)).toBe(0n);
  });
});

const transfer = (tenant: Tenant, accountId: string, booked: string, came: string, amountMinor: bigint) =>
  on(tenant, booked, (ctx) => takePayment(ctx, { accountId, amountMinor, method: "transfer", paidAt: at(came) }));

test("money that came in time and was booked behind a charging night takes its fee back, once", async () => {
  const { tenant, account } = await makeLateHome();
  expect(await night(tenant, "2026-12-01")).toMatchObject({ bills: 1, totalMinor: 4005n });
  await transfer(tenant, account.id, "2026-12-05", "2026-11-14", 267_000n);
  expect(await night(tenant, "2026-12-06")).toMatchObject({ takenBack: 1, bills: 0 });
  expect(await night(tenant, "2026-12-07")).toMatchObject({ takenBack: 0, bills: 0 });
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, account.id))).toBe(0n);
});

test("money that goes back and comes again is on the bill once: the days between were late, and what was charged stands", async () => {
  const { tenant, account } = await makeLateHome();
  const { id } = await transfer(tenant, account.id, "2026-11-20", "2026-11-20", 100_000n);
  const payment = (ctx: Ctx) =>
    ctx.tx
      .select()
      .from(payments)
      .where(eq(payments.id, id))
      .then(([row]) => row!);
  // 16 to 19 November 4 × 2.67 = 10.68, 20 to 30 November 11 × 1.67 = 18.37; December 31 × 1.67 = 51.77.
  expect(await night(tenant, "2026-12-01")).toMatchObject({ totalMinor: 2905n });
  expect(await night(tenant, "2027-01-01")).toMatchObject({ totalMinor: 5177n });
  await on(tenant, "2027-01-05", async (ctx) => refundPayment(ctx, await payment(ctx), 100_000n));
  await on(tenant, "2027-01-20", async (ctx) => takeAgain(ctx, await payment(ctx), 100_000n));
  // 1 to 4 and 20 to 31 January 16 × 1.67 = 26.72, 5 to 19 January 15 × 2.67 = 40.05.
  expect(await night(tenant, "2027-02-01")).toMatchObject({ takenBack: 0, totalMinor: 6677n });
});

test("money booked behind several charging nights has their days charged anew from the day it came", async () => {
  const { tenant, account } = await makeLateHome();
  await night(tenant, "2026-12-01");
  await night(tenant, "2027-01-01");
  await transfer(tenant, account.id, "2027-01-05", "2026-12-11", 100_000n);
  const nights = await Promise.all([1, 2, 3].map(() => night(tenant, "2027-01-06")));
  // November's 40.05 stand. December's 82.77 go back: 10 days of 2,670.00 are 26.70, 21 of 1,670.00 are 35.07.
  expect(nights.map(({ totalMinor }) => totalMinor).filter((sum) => sum > 0n)).toEqual([6177n]);
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, account.id))).toBe(267_000n - 100_000n + 4005n + 6177n);
  // January: 1,670.00 × 0.001 × 31 = 51.77.
  expect(await night(tenant, "2027-02-01")).toMatchObject({ takenBack: 0, bills: 1, totalMinor: 5177n });
  const standing = (await feesOf(tenant)).filter(({ supersededAt }) => supersededAt === null);
  expect(standing.map(({ periodFrom, amountMinor }) => [periodFrom, amountMinor])).toEqual([
    ["2026-11-16", 4005n],
    ["2026-12-01", 6177n],
    ["2027-01-01", 5177n],
  ]);
});

test("a stretch that the cap made nothing of is charged after all when money takes an earlier one back", async () => {
  // At most 3 %: 80.10, reached in December.
  const { tenant, account } = await makeLateHome({ ratePerDay: "0.001", graceDays: 0, capPercent: "3" });
  for (const day of ["2026-12-01", "2027-01-01", "2027-02-01"]) await night(tenant, day);
  expect((await feesOf(tenant)).map(({ amountMinor }) => amountMinor)).toEqual([4005n, 4005n, 0n]);
  await transfer(tenant, account.id, "2027-02-05", "2026-11-21", 200_000n);
  // 5 days of 2,670.00, 13.35; 10 + 31 + 31 days of 670.00, 48.24: together 61.59, below the cap.
  expect(await night(tenant, "2027-02-06")).toMatchObject({ takenBack: 3, bills: 1, totalMinor: 6159n });
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, account.id))).toBe(67_000n + 6159n);
});

test("a disputed bill costs nothing while the dispute is open, nor for its days afterwards", async () => {
  const { tenant, bill } = await makeLateHome();
  await on(tenant, "2026-11-20", (ctx) => disputeBill(ctx, { billId: bill.id, reason: "面积不符" }));
  await expect(
    on(tenant, "2026-11-21", (ctx) => disputeBill(ctx, { billId: bill.id, reason: "面积不符" })),
  ).rejects.toMatchObject({ code: "bill-disputed-already" });
  expect(await night(tenant, "2026-12-01")).toMatchObject({ bills: 0 });
  await on(tenant, "2026-12-11", (ctx) =>
    closeBillDispute(ctx, { billId: bill.id, outcome: "rejected", note: "复核面积无误" }),
  );
  // 16 to 19 November and 11 to 31 December: 4 × 2.67 = 10.68 and 21 × 2.67 = 56.07.
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 1, totalMinor: 6675n });
});

test("fees of a bill that is taken back go back with it, and the new bill runs its own days", async () => {
  const { tenant, account, agreement, area } = await makeLateHome();
  await night(tenant, "2026-12-01");
  await on(tenant, "2026-12-10", async (ctx) => {
    // 80 instead of 100 m²: 2,136.00.
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "80.00" }).where(eq(chargeableAreas.id, area.id));
    await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "面积更正" });
  });
  // 40.05 go back; 2,136.00 × 0.001 × 15 = 32.04 for November.
  expect(await night(tenant, "2026-12-11")).toMatchObject({ takenBack: 1, bills: 1, totalMinor: 3204n });
  expect(await night(tenant, "2026-12-12")).toMatchObject({ takenBack: 0, bills: 0 });
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, account.id))).toBe(213_600n + 3204n);
});

test("a dispute goes on with the corrected bill: its days stay free, and while it is open nothing is charged", async () => {
  const { tenant, agreement, area, bill } = await makeLateHome();
  await on(tenant, "2026-11-20", (ctx) => disputeBill(ctx, { billId: bill.id, reason: "面积不符" }));
  const anew = (day: string, chargeableArea: string) =>
    on(tenant, day, async (ctx) => {
      await ctx.tx.update(chargeableAreas).set({ chargeableArea }).where(eq(chargeableAreas.id, area.id));
      return (await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "更正" }))!.bill!;
    });
  // Billed anew for something else while the dispute is open.
  await anew("2026-11-25", "90.00");
  expect(await night(tenant, "2026-12-01")).toMatchObject({ bills: 0 });
  const upheld = await anew("2026-12-11", "80.00");
  await on(tenant, "2026-12-11", (ctx) => closeBillDispute(ctx, { billId: upheld.id, outcome: "upheld", note: "" }));
  // 80 m² are 2,136.00: 4 days from 16 to 19 November, 8.54, and 21 from 11 to 31 December, 44.86.
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 1, totalMinor: 5340n });
});

test("what a late bill grows by is late from its own day, the rest from the day it always was", async () => {
  const { tenant, account, agreement, area } = await makeLateHome();
  const resize = (day: string, chargeableArea: string) =>
    on(tenant, day, async (ctx) => {
      await ctx.tx.update(chargeableAreas).set({ chargeableArea }).where(eq(chargeableAreas.id, area.id));
      const corrected = await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "面积更正" });
      const open = (await listOpenBills(ctx, account.id)).filter(({ kind }) => kind !== "late-fee");
      return { ...corrected!, open: open.map(({ dueOn, openMinor }) => [dueOn, openMinor]) };
    });
  for (const day of ["2026-12-01", "2027-01-01"]) await night(tenant, day);
  // 110 instead of 100 m²: 2,937.00, 267.00 more.
  expect(await resize("2027-01-10", "110.00")).toMatchObject({
    ...{ beforeMinor: 267_000n, afterMinor: 293_700n, changed: true },
    open: [
      ["2026-11-15", 267_000n],
      ["2027-01-10", 26_700n],
    ],
  });
  expect(await resize("2027-01-10", "110.00")).toMatchObject({ beforeMinor: 293_700n, changed: false });
  // The 40.05 and 82.77 go back and come again: 16 November to 31 December are 46 days, 122.82.
  expect(await night(tenant, "2027-01-11")).toMatchObject({ takenBack: 2, bills: 1, totalMinor: 12_282n });
  // January: 31 days of 2,670.00 are 82.77, and 21 of 267.00 are 5.61.
  expect(await night(tenant, "2027-02-01")).toMatchObject({ takenBack: 0, bills: 2, totalMinor: 8838n });
  // 105 m² are 2,803.50: what came last goes first.
  expect(await resize("2027-02-10", "105.00")).toMatchObject({
    ...{ beforeMinor: 293_700n, afterMinor: 280_350n },
    open: [
      ["2026-11-15", 267_000n],
      ["2027-01-10", 13_350n],
    ],
  });
  await night(tenant, "2027-02-11");
  // 77 days of 2,670.00 are 205.59, and 21 of 133.50 are 2.80.
  expect(await asTenant(tenant, (ctx) => accountBalance(ctx, account.id))).toBe(280_350n + 20_559n + 280n);
});

test("money that came before a correction counts from the day it came", async () => {
  const { tenant, account, agreement, area } = await makeLateHome();
  await on(tenant, "2026-11-10", (ctx) =>
    takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" }),
  );
  await on(tenant, "2026-12-10", async (ctx) => {
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "80.00" }).where(eq(chargeableAreas.id, area.id));
    await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "面积更正" });
  });
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 0, takenBack: 0 });
});

test("a tariff without late fees charges none", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  await asTenant(tenant, (ctx) => publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-01-01" }));
  expect(await night(tenant, "2027-04-01")).toMatchObject({ bills: 0 });
});

test("a debt that a merge carries costs each late day once, and leaves nothing to charge on the closed account", async () => {
  const { tenant, account: from } = await makeLateHome();
  const into = await on(tenant, "2026-10-08", async (ctx) => {
    const made = await makeAccount(ctx);
    const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    await issueBill(ctx, { ...season, kind: "season", agreementId: made.agreement.id });
    return made.account;
  });
  const merge = { accountId: into.id, fromAccountId: from.id, on: "2026-12-10", reason: "并户" };
  const owed = (day: string) =>
    on(tenant, day, (ctx) => Promise.all([from, into].map(({ id }) => accountBalance(ctx, id))));
  await night(tenant, "2026-12-01");
  expect(await owed("2026-12-01")).toEqual([271_005n, 271_005n]);
  const chief = await makeStaff(tenant, ["admin"]);
  await on(tenant, "2026-12-10", async (ctx) => {
    await mergeAccounts(ctx, merge);
    await approveProposed({ ...ctx, actor: chief }, from.id);
  });
  // The 25 days before cost 2,670.00 × 25 ÷ 121 = 551.65; the fee of November, 40.05, goes back, and 16 November to 9
  // December cost 551.65 × 0.001 × 24 = 13.24. Into: 2,710.05 + 551.65 + 13.24, and 96 days, 2,118.35.
  expect(await owed("2026-12-10")).toEqual([0n, 539_329n]);
  expect(await night(tenant, "2026-12-11")).toMatchObject({ bills: 0, takenBack: 0 });
  // December: 31 days of 2,670.00 are 82.77; 22 days, from the 10th on, of 551.65 are 12.14; 21 days of the first bill
  // of 2,118.35, which was issued and due on the 10th, are 44.49. Of the carried fee of 13.24 none.
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 3, totalMinor: 13_940n });
  expect(await owed("2027-01-01")).toEqual([0n, 539_329n + 13_940n]);
});

test("a debt that a merge carries while it is in dispute stays in dispute", async () => {
  const { tenant, account: from, bill } = await makeLateHome();
  const into = await on(tenant, "2026-10-08", (ctx) => makeAccount(ctx));
  await on(tenant, "2026-11-20", (ctx) => disputeBill(ctx, { billId: bill.id, reason: "面积不符" }));
  const merge = { accountId: into.account.id, fromAccountId: from.id, on: "2026-12-10", reason: "并户" };
  const chief = await makeStaff(tenant, ["admin"]);
  await on(tenant, "2026-12-10", async (ctx) => {
    await mergeAccounts(ctx, merge);
    await approveProposed({ ...ctx, actor: chief }, from.id);
  });
  // 96 of 121 days of 2,670.00 are 2,118.35, billed here and due on the 10th: 21 days, 44.49. Of the carried 551.65 nothing.
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 1, totalMinor: 4449n });
  const [carried] = await asTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(bills)
      .where(and(eq(bills.accountId, into.account.id), eq(bills.kind, "carried"))),
  );
  expect(carried).toMatchObject({ amountMinor: 55_165n });
  const close = { billId: carried!.id, outcome: "rejected" as const, note: "" };
  await on(tenant, "2027-01-05", (ctx) => closeBillDispute(ctx, close));
  // January: 31 days of 2,118.35 are 65.67; 27 days from the 5th on of 551.65 are 14.89.
  expect(await night(tenant, "2027-02-01")).toMatchObject({ bills: 2, totalMinor: 8056n });
});

test("a first bill that is issued behind its season's due day is late only behind a due day of its own", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  const lateFee = { ratePerDay: "0.001", graceDays: 10 };
  const bill = await on(tenant, "2026-12-20", async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff({ lateFee }), effectiveFrom: "2026-01-01" });
    const made = await makeAccount(ctx, { openedOn: "2026-12-20" });
    const period = { season: "2026-2027", periodFrom: "2026-12-20", periodTo: "2027-03-15" };
    return issueBill(ctx, { ...period, kind: "first", agreementId: made.agreement.id });
  });
  // 86 of 121 days: 2,670.00 × 86 ÷ 121 = 1,897.69. Due on its issue, and late behind ten days of grace.
  expect(bill).toMatchObject({ amountMinor: 189_769n, dueOn: "2026-12-20" });
  // 31 December: 1,897.69 × 0.001 = 1.90.
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 1, totalMinor: 190n });
  // January: 1,897.69 × 0.001 × 31 = 58.83.
  expect(await night(tenant, "2027-02-01")).toMatchObject({ bills: 1, totalMinor: 5883n });
});
