import { and, desc, eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { chargeableAreas, dunningItems, messages, premises, workOrders } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import type { Ctx, Tenant } from "@/server/platform/context";
import { publishTariff } from "../../seasons/publish-tariff";
import { correctBill } from "../../bills/correct-bill";
import { issueBill } from "../../bills/issue-bill";
import { takePayment } from "../../payments/take-payment";
import { heatingTariff, winter } from "../../test/tariffs";
import { disputeBill } from "../disputes/dispute-bill";
import { takePromise } from "../promises/take-promise";
import { judgePromises } from "../promises/judge-promises";
import { listPromises } from "../promises/list-promises";
import { withdrawPromise } from "../promises/withdraw-promise";
import { carryOutDunning } from "./carry-out-dunning";
import { decideBatch } from "./decide-batch";
import { draftDunning } from "./draft-dunning";
import { listBatches, listItems } from "./list-dunning";
import { publishDunningRules } from "./publish-dunning-rules";

const step = (slug: string, daysLate: number, act: string, least = "0") => ({
  ...{ slug, daysLate, act, least, name: { zh: slug, en: slug } },
  text: "户号{account}欠费{amount}元，应缴{due}，逾期{days}天。",
});
const rules = {
  steps: [
    step("reminder", 7, "message", "100"),
    step("notice", 30, "deliver-notice"),
    step("limit", 60, "limit-supply"),
  ],
};
const on = <T>(tenant: Tenant, day: string, fn: (ctx: Ctx) => Promise<T>) =>
  asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });

const nextWinter = {
  ...winter,
  ...{ slug: "2027-2028", from: "2027-11-15", to: "2028-03-15", dueOn: "2027-11-15" },
  ...{ applyFrom: "2027-09-01", applyBy: "2027-10-31" },
};

/** A subsidiary with those steps and homes of 100 m² whose 2,670.00 元 were due on 15 November. */
async function makeDebtors(...wishes: Parameters<typeof makeAccount>[1][]) {
  const tenant = await makeTenant({ kind: "heating" });
  const homes = await asTenant(tenant, async (ctx) => {
    await publishTariff(ctx, { body: heatingTariff({ seasons: [winter, nextWinter] }), effectiveFrom: "2026-01-01" });
    await publishDunningRules(ctx, { rules, basedOn: 0 });
    const made = [];
    for (const wish of wishes) {
      const home = await makeAccount(ctx, wish);
      const season = { season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
      const bill = await issueBill(ctx, { ...season, kind: "season", agreementId: home.agreement.id });
      made.push({ ...home, bill });
    }
    return made;
  });
  return { tenant, homes };
}

async function carryOutLatest(tenant: Tenant, day: string) {
  const { rows } = await on(tenant, day, (ctx) => listBatches(ctx, {}));
  const batchId = rows[0]!.id;
  await on(tenant, day, (ctx) => decideBatch(ctx, { batchId, decision: "approve" }));
  await carryOutDunning((fn) => on(tenant, day, fn), batchId, 1);
  return on(tenant, day, (ctx) => listItems(ctx, { batchId }));
}

test("a step is drafted when its day has come, once, and nothing leaves the house before somebody approves", async () => {
  const { tenant, homes } = await makeDebtors({ phone: "13900001111" });
  expect(await on(tenant, "2026-11-21", draftDunning)).toEqual({ drafted: 0 });
  expect(await on(tenant, "2026-11-22", draftDunning)).toEqual({ drafted: 1 });
  expect(await on(tenant, "2026-11-22", draftDunning)).toEqual({ drafted: 0 });
  expect(await on(tenant, "2026-11-23", draftDunning)).toEqual({ drafted: 0 });
  const sent = () => asTenant(tenant, (ctx) => ctx.tx.select().from(messages).where(eq(messages.tenantId, tenant.id)));
  expect(await sent()).toEqual([]);
  const items = await carryOutLatest(tenant, "2026-11-22");
  expect(items.rows).toMatchObject([{ state: "done", owedMinor: 267_000n }]);
  expect(await sent()).toMatchObject([
    {
      recipient: "13900001111",
      body: `【测试热力】户号${homes[0]!.account.accountNo}欠费2670.00元，应缴2026-11-15，逾期7天。`,
    },
  ]);
});

test("the next step follows only when the one before was carried out as long ago as the rules set them apart", async () => {
  const { tenant } = await makeDebtors({});
  // Late by 90 days when the rules begin: still only the first step.
  expect(await on(tenant, "2027-02-13", draftDunning)).toEqual({ drafted: 1 });
  expect(await on(tenant, "2027-03-20", draftDunning)).toEqual({ drafted: 0 });
  await carryOutLatest(tenant, "2027-02-14");
  // 30 − 7 = 23 days behind 14 February.
  expect(await on(tenant, "2027-03-08", draftDunning)).toEqual({ drafted: 0 });
  expect(await on(tenant, "2027-03-09", draftDunning)).toEqual({ drafted: 1 });
  const [notice] = (await carryOutLatest(tenant, "2027-03-09")).rows;
  expect(notice).toMatchObject({ state: "done", workOrderNo: expect.stringMatching(/-WO-/) as string });
  const orders = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(workOrders).where(eq(workOrders.tenantId, tenant.id)),
  );
  expect(orders).toMatchObject([{ kind: "deliver-notice", about: { owedMinor: "267000" } }]);
});

test("who has paid, promised, disputed or cannot be reached meanwhile is left out with the reason", async () => {
  const { tenant, homes } = await makeDebtors({}, {}, {}, { phone: null }, {});
  const [paid, promised, disputed, , told] = homes;
  expect(await on(tenant, "2026-11-22", draftDunning)).toEqual({ drafted: 5 });
  await on(tenant, "2026-11-22", async (ctx) => {
    await takePayment(ctx, { accountId: paid!.account.id, amountMinor: 267_000n, method: "cash" });
    const promise = { amountMinor: 100_000n, payBy: "2026-11-30", note: "" };
    await takePromise(ctx, { ...promise, accountNo: promised!.account.accountNo });
    await disputeBill(ctx, { billId: disputed!.bill.id, reason: "面积不符" });
  });
  await carryOutLatest(tenant, "2026-11-22");
  const items = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(dunningItems).where(eq(dunningItems.tenantId, tenant.id)),
  );
  const fate = (home: (typeof homes)[number]) => items.find(({ accountId }) => accountId === home.account.id);
  expect(homes.map((home) => fate(home)!.skippedFor)).toEqual(["paid", "promised", "disputed", "no-phone", null]);
  expect(fate(told!)).toMatchObject({ state: "done" });
});

const itemsOf = (tenant: Tenant) =>
  asTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(dunningItems)
      .where(eq(dunningItems.tenantId, tenant.id))
      .orderBy(desc(dunningItems.createdAt), desc(dunningItems.id)),
  );

test("a step that was left out for a promise is drafted again when the promise is broken", async () => {
  const { tenant, homes } = await makeDebtors({});
  await on(tenant, "2026-11-22", draftDunning);
  const promise = { accountNo: homes[0]!.account.accountNo, amountMinor: 267_000n, payBy: "2026-11-30", note: "" };
  await on(tenant, "2026-11-22", (ctx) => takePromise(ctx, promise));
  await carryOutLatest(tenant, "2026-11-22");
  expect(await on(tenant, "2026-11-30", draftDunning)).toEqual({ drafted: 0 });
  expect(await on(tenant, "2026-12-01", judgePromises)).toMatchObject({ broken: 1 });
  expect(await on(tenant, "2026-12-01", draftDunning)).toEqual({ drafted: 1 });
  await carryOutLatest(tenant, "2026-12-01");
  expect((await itemsOf(tenant)).map(({ step: slug, state }) => [slug, state])).toEqual([
    ["reminder", "done"],
    ["reminder", "skipped"],
  ]);
});

test("who has no mobile number is not tried for ever: the notice comes next, by hand", async () => {
  const { tenant } = await makeDebtors({ phone: null });
  await on(tenant, "2026-11-22", draftDunning);
  await carryOutLatest(tenant, "2026-11-22");
  expect(await on(tenant, "2026-11-23", draftDunning)).toEqual({ drafted: 0 });
  // 30 − 7 = 23 days behind 22 November.
  expect(await on(tenant, "2026-12-15", draftDunning)).toEqual({ drafted: 1 });
  const { rows } = await carryOutLatest(tenant, "2026-12-15");
  expect(rows).toMatchObject([{ state: "done", workOrderNo: expect.any(String) as string }]);
});

test("a step that a person discards is not drafted again, and the next one follows", async () => {
  const { tenant } = await makeDebtors({});
  await on(tenant, "2026-11-22", draftDunning);
  const { rows } = await on(tenant, "2026-11-22", (ctx) => listBatches(ctx, {}));
  await on(tenant, "2026-11-22", (ctx) => decideBatch(ctx, { batchId: rows[0]!.id, decision: "discard" }));
  expect(await on(tenant, "2026-11-23", draftDunning)).toEqual({ drafted: 0 });
  expect(await on(tenant, "2026-12-15", draftDunning)).toEqual({ drafted: 1 });
  expect((await itemsOf(tenant)).map(({ step: slug, state }) => [slug, state])).toEqual([
    ["notice", "drafted"],
    ["reminder", "discarded"],
  ]);
});

test("nobody's valve is shut whom no step before has reached", async () => {
  const { tenant } = await makeDebtors({ phone: null });
  const two = { steps: [rules.steps[0], step("limit", 30, "limit-supply")] };
  await on(tenant, "2026-11-20", (ctx) => publishDunningRules(ctx, { rules: two, basedOn: 1 }));
  await on(tenant, "2026-11-22", draftDunning);
  await carryOutLatest(tenant, "2026-11-22");
  expect(await on(tenant, "2027-01-20", draftDunning)).toEqual({ drafted: 0 });
});

test("a bill of the next winter goes through the steps of its own, whatever was done about an older one", async () => {
  const { tenant, homes } = await makeDebtors({});
  for (const day of ["2026-11-22", "2026-12-15", "2027-01-14"]) {
    expect(await on(tenant, day, draftDunning)).toEqual({ drafted: 1 });
    await carryOutLatest(tenant, day);
  }
  const season = { kind: "season" as const, season: "2027-2028", periodFrom: "2027-11-15", periodTo: "2028-03-15" };
  const second = await on(tenant, "2027-10-08", (ctx) =>
    issueBill(ctx, { ...season, agreementId: homes[0]!.agreement.id }),
  );
  expect(await on(tenant, "2027-11-21", draftDunning)).toEqual({ drafted: 0 });
  expect(await on(tenant, "2027-11-22", draftDunning)).toEqual({ drafted: 1 });
  // 2 × 2,670.00.
  expect((await itemsOf(tenant))[0]).toMatchObject({ step: "reminder", billId: second.id, owedMinor: 534_000n });
  await carryOutLatest(tenant, "2027-11-22");
  expect(await on(tenant, "2027-12-15", draftDunning)).toEqual({ drafted: 1 });
});

test("a bill that is made anew goes on where it stood: no step twice", async () => {
  const { tenant, homes } = await makeDebtors({});
  await on(tenant, "2026-11-22", draftDunning);
  await carryOutLatest(tenant, "2026-11-22");
  const { area, agreement } = homes[0]!;
  await on(tenant, "2026-12-01", async (ctx) => {
    await ctx.tx.update(chargeableAreas).set({ chargeableArea: "80.00" }).where(eq(chargeableAreas.id, area.id));
    await correctBill(ctx, { agreementId: agreement.id, season: "2026-2027", reason: "面积更正" });
  });
  expect(await on(tenant, "2026-12-02", draftDunning)).toEqual({ drafted: 0 });
  expect(await on(tenant, "2026-12-15", draftDunning)).toEqual({ drafted: 1 });
  // 80 × 26.70.
  expect((await itemsOf(tenant))[0]).toMatchObject({ step: "notice", owedMinor: 213_600n });
});

test("supply is limited only where no neighbour hangs on the valve", async () => {
  const { tenant, homes } = await makeDebtors({ separable: true }, { separable: false });
  for (const day of ["2026-11-22", "2026-12-15", "2027-01-14"]) {
    await on(tenant, day, draftDunning);
    await carryOutLatest(tenant, day);
  }
  const closing = await asTenant(tenant, (ctx) =>
    ctx.tx
      .select({ accountId: workOrders.accountId, separable: premises.separable })
      .from(workOrders)
      .innerJoin(premises, eq(premises.id, workOrders.premiseId))
      .where(and(eq(workOrders.tenantId, tenant.id), eq(workOrders.kind, "valve-close"))),
  );
  expect(closing).toEqual([{ accountId: homes[0]!.account.id, separable: true }]);
  const items = await asTenant(tenant, (ctx) =>
    ctx.tx
      .select()
      .from(dunningItems)
      .where(and(eq(dunningItems.tenantId, tenant.id), inArray(dunningItems.step, ["limit"]))),
  );
  expect(items.find(({ accountId }) => accountId === homes[1]!.account.id)).toMatchObject({ skippedFor: "neighbours" });
});

test("two workers on one batch write to everybody once", async () => {
  const { tenant } = await makeDebtors({}, {}, {});
  await on(tenant, "2026-11-22", draftDunning);
  const { rows } = await on(tenant, "2026-11-22", (ctx) => listBatches(ctx, {}));
  const batchId = rows[0]!.id;
  await on(tenant, "2026-11-22", (ctx) => decideBatch(ctx, { batchId, decision: "approve" }));
  await expect(
    on(tenant, "2026-11-22", (ctx) => decideBatch(ctx, { batchId, decision: "discard" })),
  ).rejects.toMatchObject({ code: "dunning-batch-decided" });
  await Promise.all([1, 2].map(() => carryOutDunning((fn) => on(tenant, "2026-11-22", fn), batchId, 1)));
  const sent = await asTenant(tenant, (ctx) => ctx.tx.select().from(messages).where(eq(messages.tenantId, tenant.id)));
  expect(sent).toHaveLength(3);
  expect((await on(tenant, "2026-11-22", (ctx) => listBatches(ctx, {}))).rows).toMatchObject([
    { status: "done", carriedOut: 3, skipped: 0 },
  ]);
});

test("a promise is kept once so much was paid since, broken the night after its day, and one at a time", async () => {
  const { tenant, homes } = await makeDebtors({}, {}, {});
  const promise = (home: (typeof homes)[number]) => ({
    ...{ accountNo: home.account.accountNo, amountMinor: 100_000n, payBy: "2026-11-30", note: "" },
  });
  await on(tenant, "2026-11-22", async (ctx) => {
    // Paid before the promise: it does not count.
    await takePayment(ctx, { accountId: homes[1]!.account.id, amountMinor: 100_000n, method: "cash" });
  });
  await on(tenant, "2026-11-23", async (ctx) => {
    for (const home of homes) await takePromise(ctx, promise(home));
  });
  await expect(on(tenant, "2026-11-23", (ctx) => takePromise(ctx, promise(homes[0]!)))).rejects.toMatchObject({
    code: "promise-open-already",
  });
  await on(tenant, "2026-11-24", (ctx) =>
    takePayment(ctx, { accountId: homes[0]!.account.id, amountMinor: 100_000n, method: "cash" }),
  );
  expect(await on(tenant, "2026-11-30", judgePromises)).toEqual({ kept: 1, broken: 0 });
  const { rows } = await on(tenant, "2026-11-30", (ctx) => listPromises(ctx, {}));
  const third = rows.find(({ accountId }) => accountId === homes[2]!.account.id)!;
  await on(tenant, "2026-11-30", (ctx) => withdrawPromise(ctx, third.id));
  expect(await on(tenant, "2026-12-01", judgePromises)).toEqual({ kept: 0, broken: 1 });
  expect(await on(tenant, "2026-12-02", judgePromises)).toEqual({ kept: 0, broken: 0 });
});

test.each([
  [{ payBy: "2026-11-21" }, "promise-day"],
  [{ payBy: "2027-03-01" }, "promise-day"],
  [{ accountNo: "nobody" }, "promise-account-unknown"],
])("a promise that cannot be (%j) is refused", async (wrong, code) => {
  const { tenant, homes } = await makeDebtors({});
  const given = { accountNo: homes[0]!.account.accountNo, amountMinor: 1n, payBy: "2026-11-30", note: "", ...wrong };
  await expect(on(tenant, "2026-11-22", (ctx) => takePromise(ctx, given))).rejects.toMatchObject({ code });
});

test.each([
  [[step("a", 30, "message"), step("b", 30, "message")], "dunning-steps-must-rise"],
  [[{ ...step("a", 30, "message"), text: "请缴{sum}元，谢谢您的配合。" }], "dunning-placeholder-unknown"],
  [[{ ...step("a", 30, "message"), text: "" }], "dunning-step-incomplete"],
])("rules with a fault are refused with its place (%#)", async (steps, code) => {
  const tenant = await makeTenant({ kind: "heating" });
  const publish = asTenant(tenant, (ctx) => publishDunningRules(ctx, { rules: { steps }, basedOn: 0 }));
  await expect(publish).rejects.toMatchObject({ code });
});
