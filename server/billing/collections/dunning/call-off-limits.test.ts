import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { dunningItems, serviceAgreements, workOrders } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { completeWorkOrder } from "@/server/tickets/work-orders/complete-work-order";
import type { Ctx, Tenant } from "@/server/platform/context";
import { issueBill } from "../../bills/issue-bill";
import { takePayment } from "../../payments/take-payment";
import { publishTariff } from "../../seasons/publish-tariff";
import { heatingTariff } from "../../test/tariffs";
import { disputeBill } from "../disputes/dispute-bill";
import { agreePlan } from "../instalments/agree-plan";
import { judgePromises } from "../promises/judge-promises";
import { takePromise } from "../promises/take-promise";
import { callOffLimits } from "./call-off-limits";
import { carryOutDunning } from "./carry-out-dunning";
import { decideBatch } from "./decide-batch";
import { draftDunning } from "./draft-dunning";
import { listBatches } from "./list-dunning";
import { publishDunningRules } from "./publish-dunning-rules";

const step = (slug: string, daysLate: number, act: string, least = "0") => ({
  ...{ slug, daysLate, act, least, name: { zh: slug, en: slug } },
  text: "户号{account}欠费{amount}元，应缴{due}，逾期{days}天。",
});
const rules = { steps: [step("notice", 7, "deliver-notice"), step("limit", 30, "limit-supply", "100")] };

let tenant: Tenant;
const on = <T>(day: string, fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });

beforeEach(async () => {
  tenant = await makeTenant({ kind: "heating" });
  await on("2026-10-08", async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff(), effectiveFrom: "2026-01-01" });
    await publishDunningRules(ctx, { rules, basedOn: 0 });
  });
});

async function runDay(day: string): Promise<void> {
  await on(day, draftDunning);
  const { rows } = await on(day, (ctx) => listBatches(ctx, {}));
  for (const { id: batchId } of rows.filter(({ status }) => status === "drafted")) {
    await on(day, (ctx) => decideBatch(ctx, { batchId, decision: "approve" }));
    await carryOutDunning((fn) => on(day, fn), batchId);
  }
}

/** A home that owes 2,670.00 元, with an order to shut its valve since 15 December. */
async function makeLimited() {
  const home = await on("2026-10-08", async (ctx) => {
    const made = await makeAccount(ctx, { separable: true });
    const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
    return { ...made, bill: await issueBill(ctx, { ...season, kind: "season", agreementId: made.agreement.id }) };
  });
  await runDay("2026-11-22");
  await runDay("2026-12-15");
  return home;
}

const orderOf = (accountId: string) =>
  asTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(workOrders)
      .where(and(eq(workOrders.accountId, accountId), eq(workOrders.kind, "valve-close")))
      .orderBy(workOrders.createdAt),
  ).then((orders) => orders.at(-1)!);

test.each([
  [
    "paid",
    (ctx: Ctx, { account }: Home) => takePayment(ctx, { accountId: account.id, amountMinor: 267_000n, method: "cash" }),
  ],
  [
    // 70.00 are left, and the step asks for 100.00.
    "below-least",
    (ctx: Ctx, { account }: Home) => takePayment(ctx, { accountId: account.id, amountMinor: 260_000n, method: "cash" }),
  ],
  [
    "promised",
    (ctx: Ctx, { account }: Home) =>
      takePromise(ctx, { accountNo: account.accountNo, amountMinor: 1n, payBy: "2026-12-20", note: "" }),
  ],
  ["disputed", (ctx: Ctx, { bill }: Home) => disputeBill(ctx, { billId: bill.id, reason: "面积不符" })],
  [
    "in-plan",
    (ctx: Ctx, { account }: Home) =>
      agreePlan(ctx, {
        accountNo: account.accountNo,
        steps: [{ dueOn: "2027-01-10", amountMinor: 267_000n }],
        note: "",
      }),
  ],
] as const)("an order to shut a valve is called off at once (%s)", async (reason, act) => {
  const home = await makeLimited();
  expect(await orderOf(home.account.id)).toMatchObject({ status: "open" });
  await on("2026-12-16", async (ctx) => void (await act(ctx, home)));
  const order = await orderOf(home.account.id);
  expect(order).toMatchObject({ status: "cancelled", about: { owedMinor: "267000", calledOff: reason } });
  const [item] = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(dunningItems).where(eq(dunningItems.workOrderId, order.id)),
  );
  expect(item).toMatchObject({ state: "skipped", skippedFor: reason });
  const shut = { id: order.id, result: { valveState: "closed" as const, note: "" } };
  const technician = await makeStaff(tenant);
  const report = asTenant(tenant, (ctx) => completeWorkOrder(ctx, shut), { actor: technician });
  await expect(report).rejects.toMatchObject({ code: "work-order-closed" });
});

type Home = Awaited<ReturnType<typeof makeLimited>>;

test("a part that is paid while enough is left leaves the order standing", async () => {
  const { account } = await makeLimited();
  await on("2026-12-16", (ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 100_000n, method: "cash" }));
  expect(await orderOf(account.id)).toMatchObject({ status: "open" });
});

test("a promise that is broken brings the order back, once a person approves again", async () => {
  const { account } = await makeLimited();
  const promise = { accountNo: account.accountNo, amountMinor: 267_000n, payBy: "2026-12-20", note: "" };
  await on("2026-12-16", (ctx) => takePromise(ctx, promise));
  await on("2026-12-21", judgePromises);
  await runDay("2026-12-21");
  expect(await orderOf(account.id)).toMatchObject({ status: "open" });
});

test("what nobody told the house is looked at again before the valve is reported shut, and by the night", async () => {
  const { account, agreement } = await makeLimited();
  const order = await orderOf(account.id);
  // A neighbour's agreement turns out to hang on the same valve.
  await on("2026-12-16", async (ctx) => {
    const neighbour = await makeAccount(ctx);
    await ctx.tx
      .update(serviceAgreements)
      .set({ servicePointId: agreement.servicePointId })
      .where(eq(serviceAgreements.id, neighbour.agreement.id));
  });
  const technician = await makeStaff(tenant);
  const shut = { id: order.id, result: { valveState: "closed" as const, note: "" } };
  const report = asTenant(tenant, (ctx) => completeWorkOrder(ctx, shut), {
    ...{ actor: technician, now: new Date("2026-12-16T03:00:00Z") },
  });
  await expect(report).rejects.toMatchObject({ code: "limit-off-neighbours" });
  await on("2026-12-17", (ctx) => callOffLimits(ctx));
  expect(await orderOf(account.id)).toMatchObject({ status: "cancelled", about: { calledOff: "neighbours" } });
});
