import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { chargeableAreas, instalmentPlans, lateFees } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import type { InstalmentRules } from "@/tenants/schemas/payment-rules";
import { correctBill } from "../../bills/correct-bill";
import { issueBill } from "../../bills/issue-bill";
import { publishPaymentRule } from "../../payment-rules/publish-payment-rule";
import { takePayment } from "../../payments/take-payment";
import { publishTariff } from "../../seasons/publish-tariff";
import { heatingTariff } from "../../test/tariffs";
import { chargeLateFees } from "../late-fees/charge-late-fees";
import { agreePlan } from "./agree-plan";
import { judgePlans } from "./judge-plans";
import { listPlans } from "./list-plans";
import { withdrawPlan } from "./withdraw-plan";

const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });

/** One home whose 2,670.00 元 were due on 15 November; 1 ‰ a day from the 16th on. */
async function makeLateHome(rules?: Partial<InstalmentRules>) {
  const tenant = await makeTenant({ kind: "heating" });
  const lateFee = { ratePerDay: "0.001", graceDays: 0, capPercent: "30" };
  const home = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff({ lateFee }), effectiveFrom: "2026-01-01" });
    const made = await makeAccount(ctx);
    const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    await issueBill(ctx, { ...season, kind: "season", agreementId: made.agreement.id });
    if (rules) {
      const body = { lateFees: "pause", whenBroken: "charge", graceDays: 3, mostSteps: 12, mostDays: 366, ...rules };
      await publishPaymentRule(ctx, { kind: "instalment-rules", body: body as InstalmentRules, basedOn: 0 });
    }
    return made;
  });
  return { tenant, ...home.account, agreementId: home.agreement.id, areaId: home.area.id };
}

/** Three steps of 890.00 元: 3 × 890.00 = 2,670.00. */
const steps = ["2026-12-10", "2027-01-10", "2027-02-10"].map((dueOn) => ({ dueOn, amountMinor: 89_000n }));
const agree = (tenant: Tenant, accountNo: string, given = steps) =>
  on(tenant, "2026-11-26", (ctx) => agreePlan(ctx, { accountNo, steps: given, note: "" }));
const pay = (tenant: Tenant, accountId: string, day: string, amountMinor: bigint) =>
  on(tenant, day, (ctx) => takePayment(ctx, { accountId, amountMinor, method: "pos" }));
const judge = (tenant: Tenant, day: string) => on(tenant, day, judgePlans);
const planOf = (tenant: Tenant) =>
  asTenant(tenant, ({ tx }) => tx.select().from(instalmentPlans).where(eq(instalmentPlans.tenantId, tenant.id))).then(
    ([plan]) => plan!,
  );
/** The night's late fees up to a day, in 分. */
async function feesBy(tenant: Tenant, day: string): Promise<bigint> {
  await chargeLateFees((fn) => on(tenant, day, fn));
  const rows = await asTenant(tenant, ({ tx }) => tx.select().from(lateFees).where(eq(lateFees.tenantId, tenant.id)));
  return rows.reduce((sum, { amountMinor, supersededAt }) => (supersededAt ? sum : sum + amountMinor), 0n);
}

test("a plan that is kept ends by itself, and the days within it cost nothing where the rule pauses late fees", async () => {
  const { tenant, id, accountNo } = await makeLateHome();
  await agree(tenant, accountNo);
  await expect(agree(tenant, accountNo)).rejects.toMatchObject({ code: "plan-open-already" });
  for (const [day, left] of [
    ["2026-12-09", 178_000n],
    ["2027-01-09", 89_000n],
  ] as const) {
    await pay(tenant, id, day, 89_000n);
    expect(await judge(tenant, day)).toEqual({ plansKept: 0, plansBroken: 0 });
    const { rows } = await on(tenant, day, (ctx) => listPlans(ctx, {}));
    expect(rows[0]).toMatchObject({ restMinor: left, status: "open" });
    expect(await feesBy(tenant, day)).toBe(0n);
  }
  await pay(tenant, id, "2027-02-10", 89_000n);
  expect(await judge(tenant, "2027-02-11")).toEqual({ plansKept: 1, plansBroken: 0 });
  expect(await judge(tenant, "2027-02-12")).toEqual({ plansKept: 0, plansBroken: 0 });
  // Late were 16 to 25 November alone: 2,670.00 × 0.001 × 10 = 26.70.
  expect(await feesBy(tenant, "2027-02-12")).toBe(2_670n);
});

test("a bill that grows while its arrear is paid in steps is no step that was paid", async () => {
  const { tenant, id, accountNo, agreementId, areaId } = await makeLateHome();
  await agree(tenant, accountNo);
  await pay(tenant, id, "2026-12-09", 89_000n);
  await on(tenant, "2026-12-20", async (ctx) => {
    // 110 instead of 100 m²: 2,937.00. The 267.00 more are due today and no part of the plan.
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "110.00" }).where(eq(chargeableAreas.id, areaId));
    await correctBill(ctx, { agreementId, season: "2026-2027", reason: "面积更正" });
  });
  expect(await judge(tenant, "2026-12-21")).toEqual({ plansKept: 0, plansBroken: 0 });
  const { rows } = await on(tenant, "2026-12-21", (ctx) => listPlans(ctx, {}));
  expect(rows[0]).toMatchObject({ restMinor: 178_000n, status: "open" });
  expect(await judge(tenant, "2027-01-14")).toEqual({ plansKept: 0, plansBroken: 1 });
});

test("a step that is missed breaks the plan behind its days of grace, once, and the paused days are charged", async () => {
  const { tenant, id, accountNo } = await makeLateHome();
  await agree(tenant, accountNo);
  await pay(tenant, id, "2026-12-09", 88_999n);
  // Due on the 10th, three days of grace: one 分 too little is broken on the 14th.
  expect(await judge(tenant, "2026-12-13")).toEqual({ plansKept: 0, plansBroken: 0 });
  expect(await judge(tenant, "2026-12-14")).toEqual({ plansKept: 0, plansBroken: 1 });
  expect(await judge(tenant, "2026-12-15")).toEqual({ plansKept: 0, plansBroken: 0 });
  expect(await planOf(tenant)).toMatchObject({ status: "broken", brokenStep: 1, decidedOn: "2026-12-14" });
  // 16 November to 8 December, 23 days on 2,670.00: 61.41; 9 to 31 December, 23 days on 1,780.01: 40.94 (40.94023).
  expect(await feesBy(tenant, "2027-01-01")).toBe(6_141n + 4_094n);
});

test("where the rule lets off, the days within a broken plan stay free; where it lets fees run, a plan changes nothing", async () => {
  const free = await makeLateHome({ whenBroken: "let-off" });
  await agree(free.tenant, free.accountNo);
  await judge(free.tenant, "2026-12-14");
  // 16 to 25 November, 10 days: 26.70; 14 to 31 December, 18 days: 48.06.
  expect(await feesBy(free.tenant, "2027-01-01")).toBe(2_670n + 4_806n);

  const running = await makeLateHome({ lateFees: "run" });
  await agree(running.tenant, running.accountNo);
  // 16 to 30 November, 15 days: 40.05.
  expect(await feesBy(running.tenant, "2026-12-01")).toBe(4_005n);
});

test("a plan is of the whole arrear, in rising steps within the rules; a withdrawn one may be followed by another", async () => {
  const { tenant, accountNo } = await makeLateHome({ mostSteps: 3, mostDays: 100 });
  const refused = (given: typeof steps) => expect(agree(tenant, accountNo, given)).rejects;
  await refused([{ ...steps[0]!, amountMinor: 89_001n }, ...steps.slice(1)]).toMatchObject({
    code: "plan-sum-differs",
    params: { planned: "2670.01", owed: "2670.00" },
  });
  await refused([steps[1]!, steps[0]!, steps[2]!]).toMatchObject({ code: "plan-steps-order" });
  await refused([{ ...steps[0]!, dueOn: "2026-11-25" }, ...steps.slice(1)]).toMatchObject({ code: "plan-steps-order" });
  await refused([...steps, { dueOn: "2027-02-20", amountMinor: 1n }]).toMatchObject({ code: "plan-too-many-steps" });
  // 26 November + 100 days is 6 March.
  await refused([...steps.slice(0, 2), { dueOn: "2027-03-07", amountMinor: 89_000n }]).toMatchObject({
    code: "plan-too-long",
  });
  await expect(on(tenant, "2026-11-10", (ctx) => agreePlan(ctx, { accountNo, steps, note: "" }))).rejects.toMatchObject(
    { code: "plan-nothing-owed" },
  );
  const { planId } = await agree(tenant, accountNo);
  await on(tenant, "2026-11-27", (ctx) => withdrawPlan(ctx, planId));
  await expect(on(tenant, "2026-11-27", (ctx) => withdrawPlan(ctx, planId))).rejects.toMatchObject({
    kind: "not-found",
  });
  await agree(tenant, accountNo);
});
