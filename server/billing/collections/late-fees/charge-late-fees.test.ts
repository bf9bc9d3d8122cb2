import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { bills, chargeableAreas, lateFees, postings } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { mergeAccounts } from "@/server/supply/merge-accounts";
import { correctBill } from "../../bills/correct-bill";
import { issueBill } from "../../bills/issue-bill";
import { listOpenBills } from "../../bills/list-open-bills";
import { accountBalance } from "../../ledger/account-balance";
import { unusedCredit } from "../../ledger/amount-owed";
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
  await on(tenant, "2026-12-10", (ctx) => mergeAccounts(ctx, merge));
  // The 25 days before cost 2,670.00 × 25 ÷ 121 = 551.65; the fee of November, 40.05, goes back, and 16 November to 9
  // December cost 551.65 × 0.001 × 24 = 13.24. Into: 2,710.05 + 551.65 + 13.24, and 96 days, 2,118.35.
  expect(await owed("2026-12-10")).toEqual([0n, 539_329n]);
  expect(await night(tenant, "2026-12-11")).toMatchObject({ bills: 0, takenBack: 0 });
  // December: 31 days of 2,670.00 are 82.77; 22 days, from the 10th on, of 551.65 are 12.14; 21 days of the first bill
  // of 2,118.35, which was issued and due on the 10th, are 44.49. Of the carried fee of 13.24 none.
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 3, totalMinor: 13_940n });
  expect(await owed("2027-01-01")).toEqual([0n, 539_329n + 13_940n]);
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
  // 86 of 121 days: 2,670.00 × 86 ÷ 121 = 1,897.69. Due ten days after its issue, late from ten days after that.
  expect(bill).toMatchObject({ amountMinor: 189_769n, dueOn: "2026-12-30" });
  expect(await night(tenant, "2027-01-01")).toMatchObject({ bills: 0 });
  // 10 to 31 January are 22 days: 1,897.69 × 0.001 × 22 = 41.75.
  expect(await night(tenant, "2027-02-01")).toMatchObject({ bills: 1, totalMinor: 4175n });
});
