import { and, eq } from "drizzle-orm";
import { usages } from "@/db/schema";
import { approveAdjustment, proposeAdjustment, saveApprovalLimits } from "@/server/adjustments";
import { proposeColdRoom } from "@/server/adjustments/cold-room";
import { proposeMetering } from "@/server/adjustments/metering";
import { proposeOutage } from "@/server/adjustments/outage";
import { proposal } from "@/server/adjustments/test/make-billed";
import { chargeLateFees } from "@/server/billing/collections/late-fees/charge-late-fees";
import { newId } from "@/server/platform/ids";
import { rename } from "@/server/supply/rename";
import { approveAtHeadquarters } from "./approve-at-headquarters";
import { correct, type Event, handOver, openBillOf, paper, second, third, winterDays } from "./deeds";
import { remindEverybody } from "./remind-everybody";

/** What the end of the third winter and the spring behind it brought, to May 2027. */
export const springBehind: Event[] = [
  {
    // The heir sells: 97 of 121 days are the heir's, 2,670.00 × 97 ÷ 121 = 2,140.41, and 24 the buyer's, 529.59. What is
    // unpaid of the days before stays with the heir: in all nothing changes.
    day: "2027-02-20",
    act: async (ctx, homes) => {
      homes.buyer = await handOver(ctx, homes.heir!, { name: "吴迪", phone: "13905310077", on: "2027-02-20" });
    },
    owed: 2_232_102n,
  },
  {
    // The owner of the loft has another name from now on; debts stay where they are.
    day: "2027-02-25",
    act: (ctx, { loft }) => rename(ctx, { accountId: loft!, name: "钱前进", on: "2027-02-25", reason: "更名" }),
    owed: 2_232_102n,
  },
  {
    // The heir's room had 17.5 degrees on 10 to 14 February, a fifth of the heat of 5 of the 97 days goes back:
    // 2,140.41 × 5 ÷ 97 × 0.2 = 22.07; 22,321.02 − 22.07
    day: "2027-03-05",
    act: async (ctx, { heir, ...staff }) => {
      const accountId = heir!.account.id;
      const { id: adjustmentId } = await proposeColdRoom(
        { ...ctx, actor: staff.clerk },
        {
          ...{ accountId, billId: await openBillOf(ctx, accountId, third), reason: "室温不达标" },
          ...{ complainedAt: "2027-02-10T08:00", testedAt: "2027-02-10T20:00" },
          readings: [{ from: "2027-02-10", to: "2027-02-14", celsius: "17.5" }],
          ...{ documentIds: [await paper(ctx)], idempotencyKey: newId() },
        },
      );
      await approveAdjustment({ ...ctx, actor: staff.chief }, { adjustmentId, note: "同意" });
    },
    owed: 2_229_895n,
  },
  {
    // The shop was without heat for 49 hours on 20, 21 and 22 February: 1,990.00 × 3 ÷ 121 = 49.34; 22,298.95 − 49.34
    day: "2027-03-06",
    act: async (ctx, { shop, ...staff }) => {
      const accountId = shop.account.id;
      const { id: adjustmentId } = await proposeOutage(
        { ...ctx, actor: staff.clerk },
        {
          ...{ accountId, billId: await openBillOf(ctx, accountId, third), reason: "管网停供" },
          ...{ from: "2027-02-20T08:00", to: "2027-02-22T09:00", documentIds: [], idempotencyKey: newId() },
        },
      );
      await approveAdjustment({ ...ctx, actor: staff.chief }, { adjustmentId, note: "同意" });
    },
    owed: 2_224_961n,
  },
  {
    // From now on the company itself lets nobody off more than 250.00.
    day: "2027-03-10",
    act: (ctx, { chief }) =>
      saveApprovalLimits({ ...ctx, actor: chief }, { clerk: "50.00", supervisor: "100.00", admin: "250.00" }),
    owed: 2_224_961n,
  },
  {
    // 300.00 of the shop's second winter are above that: they wait for headquarters.
    day: "2027-03-12",
    act: async (ctx, homes) => {
      const accountId = homes.shop.account.id;
      const billId = await openBillOf(ctx, accountId, second);
      const sum = proposal({ accountId, kind: "write-down", amountMinor: 30_000n, billId });
      homes.asked = (await proposeAdjustment({ ...ctx, actor: homes.clerk }, sum)).id;
    },
    owed: 2_224_961n,
  },
  {
    // Headquarters approves, as of the day on which it was proposed: 22,249.61 − 300.00
    day: "2027-03-15",
    alone: approveAtHeadquarters,
    owed: 2_194_961n,
    late: { effectiveOn: "2027-03-12", owed: -30_000n },
  },
  {
    // 周's meter counted 5,000 kWh: 100 × 8.01 + 5,000 × 0.20 = 1,801.00 instead of 2,670.00; 21,949.61 − 869.00
    day: "2027-04-05",
    act: async (ctx, { zhou }) => {
      const own = { tenantId: ctx.tenant.id, agreementId: zhou!.agreement.id, accountId: zhou!.account.id };
      await ctx.tx.insert(usages).values({ ...own, ...winterDays, quantity: "5000", unit: "kwh" });
      await correct(ctx, zhou!, third);
    },
    owed: 2_108_061n,
  },
  {
    // Due on 31 December, late from 11 April: 20 days × 5 ‰ are more than 1 %, so 1 % of what is unpaid of the third
    // winter, cut below the fen. The heir 2,118.34: 21.18; 李 2,136.00: 21.36, and carried from 孙 1,462.98: 14.62; 赵
    // 2,707.07: 27.07; 陈 188.03: 1.88; the shop 1,990.00 − 50.00 − 49.34 = 1,890.66: 18.90. Together 105.01.
    // First bills that were issued behind 31 December are due on their issue, and late a hundred days behind it: the
    // loft's 43.03 from 21 April, 0.43; 李's 806.52 and the buyer's 529.59 not yet. 21,080.61 + 105.01 + 0.43
    day: "2027-05-01",
    alone: ({ scope }) => chargeLateFees(scope),
    owed: 2_118_605n,
  },
  {
    // Everybody is reminded of all that is overdue; nobody owes more or less for it.
    day: "2027-05-02",
    alone: remindEverybody,
    owed: 2_118_605n,
  },
  {
    // 周's meter was wrong: 4,000 kWh, 801.00 + 800.00 = 1,601.00; 21,186.05 − 200.00
    day: "2027-05-10",
    act: async (ctx, { zhou, ...staff }) => {
      const [usage] = await ctx.tx
        .select({ id: usages.id })
        .from(usages)
        .where(and(eq(usages.tenantId, ctx.tenant.id), eq(usages.agreementId, zhou!.agreement.id)));
      const { id: adjustmentId } = await proposeMetering(
        { ...ctx, actor: staff.clerk },
        {
          ...{ accountId: zhou!.account.id, usageId: usage!.id, quantity: "4000", reason: "表计检定不合格" },
          ...{ documentIds: [await paper(ctx)], idempotencyKey: newId() },
        },
      );
      await approveAdjustment({ ...ctx, actor: staff.chief }, { adjustmentId, note: "同意" });
    },
    owed: 2_098_605n,
  },
];
