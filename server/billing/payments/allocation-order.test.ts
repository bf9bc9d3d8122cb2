import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { allocations, bills } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import type { AllocationOrder } from "@/tenants/schemas/payment-rules";
import { issueBill } from "../bills/issue-bill";
import { chargeLateFees } from "../collections/late-fees/charge-late-fees";
import { publishPaymentRule } from "../payment-rules/publish-payment-rule";
import { publishTariff } from "../seasons/publish-tariff";
import { heatingTariff, winter } from "../test/tariffs";
import { takePayment } from "./take-payment";

const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });

/** One home that owes two winters of 2,670.00 元 and a late fee of 40.05 元 for the first. */
async function makeDebtor() {
  const tenant = await makeTenant({ kind: "heating" });
  const second = {
    ...winter,
    ...{ slug: "2027-2028", from: "2027-11-15", to: "2028-03-15", dueOn: "2027-11-15" },
    ...{ applyFrom: "2027-09-01", applyBy: "2027-10-31" },
  };
  const lateFee = { ratePerDay: "0.001", graceDays: 0, capPercent: "1.5" };
  const home = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, {
      body: heatingTariff({ seasons: [winter, second], lateFee }),
      effectiveFrom: "2026-01-01",
    });
    return makeAccount(ctx);
  });
  const bill = (season: typeof winter) => (ctx: Ctx) =>
    issueBill(ctx, {
      ...{ kind: "season", season: season.slug, periodFrom: season.from, periodTo: season.to },
      agreementId: home.agreement.id,
    });
  await on(tenant, "2026-11-01", bill(winter));
  // 16 to 30 November: 2,670.00 × 0.001 × 15 = 40.05, which is also the cap of 1.5 %.
  await chargeLateFees((fn) => on(tenant, "2026-12-01", fn));
  await on(tenant, "2027-11-01", bill(second));
  return { tenant, accountId: home.account.id };
}

const rule = (tenant: Tenant, day: string, body: AllocationOrder, basedOn = 0) =>
  on(tenant, day, (ctx) => publishPaymentRule(ctx, { kind: "allocation-order", body, basedOn }));

/** What was put to which bill, by its season (or `late-fee`). */
async function putTo(tenant: Tenant): Promise<Record<string, bigint>> {
  const rows = await asTenant(tenant, ({ tx }) =>
    tx
      .select({ kind: bills.kind, season: bills.season, amountMinor: allocations.amountMinor })
      .from(allocations)
      .innerJoin(bills, eq(bills.id, allocations.billId))
      .where(eq(allocations.tenantId, tenant.id)),
  );
  const sums: Record<string, bigint> = {};
  for (const { kind, season, amountMinor } of rows) {
    const name = kind === "late-fee" ? kind : season;
    sums[name] = (sums[name] ?? 0n) + amountMinor;
  }
  return sums;
}

// 2,700.00 comes. Owed: 2,670.00 (due first), 40.05 (due next), 2,670.00 (due last).
const cases: [string, AllocationOrder | null, Record<string, bigint>][] = [
  ["no rule: the earliest due", null, { "2026-2027": 267_000n, "late-fee": 3_000n }],
  [
    "oldest first, late fees last: 2,670.00 to the old winter, 30.00 to the new one",
    { bills: "oldest-first", lateFees: "last" },
    { "2026-2027": 267_000n, "2027-2028": 3_000n },
  ],
  [
    "oldest first, late fees first: 40.05, then 2,659.95 to the old winter",
    { bills: "oldest-first", lateFees: "first" },
    { "late-fee": 4_005n, "2026-2027": 265_995n },
  ],
  [
    "current season first, late fees last: 2,670.00 to the new winter, 30.00 to the old one",
    { bills: "current-season-first", lateFees: "last" },
    { "2027-2028": 267_000n, "2026-2027": 3_000n },
  ],
  [
    "current season first, late fees first: 40.05, then 2,659.95 to the new winter",
    { bills: "current-season-first", lateFees: "first" },
    { "late-fee": 4_005n, "2027-2028": 265_995n },
  ],
];

for (const [title, order, expected] of cases)
  test(`money nobody chose a bill for follows the rule: ${title}`, async () => {
    const { tenant, accountId } = await makeDebtor();
    if (order) await rule(tenant, "2027-11-20", order);
    await on(tenant, "2027-11-20", (ctx) => takePayment(ctx, { accountId, amountMinor: 270_000n, method: "pos" }));
    expect(await putTo(tenant)).toEqual(expected);
  });

test("a rule holds from its day on: what was put before stays, and a stale editor is refused", async () => {
  const { tenant, accountId } = await makeDebtor();
  const pay = (day: string) =>
    on(tenant, day, (ctx) => takePayment(ctx, { accountId, amountMinor: 100_000n, method: "pos" }));
  await pay("2027-11-18");
  await rule(tenant, "2027-11-20", { bills: "current-season-first", lateFees: "last" });
  await expect(rule(tenant, "2027-11-20", { bills: "oldest-first", lateFees: "last" })).rejects.toMatchObject({
    code: "version-changed",
  });
  await pay("2027-11-21");
  expect(await putTo(tenant)).toEqual({ "2026-2027": 100_000n, "2027-2028": 100_000n });
});
