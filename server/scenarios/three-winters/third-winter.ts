import { and, eq } from "drizzle-orm";
import { makeAccount } from "@/db/test/factories";
import { accounts } from "@/db/schema";
import { payOutRefund } from "@/server/adjustments";
import { approveProposed } from "@/server/adjustments/test/approve-proposed";
import { issueBill, publishTariff, runSeason } from "@/server/billing";
import { demolish } from "@/server/supply/demolish";
import { mergeAccounts } from "@/server/supply/merge-accounts";
import { splitAccount } from "@/server/supply/split-account";
import { adjust, areaOf, correct, type Event, lateFee, openBill, pay, tariffOf, third, winterDays } from "./deeds";

/** From May 2026 to February 2027. */
export const thirdWinter: Event[] = [
  {
    // From the third winter on a bill that stays unpaid for more than a hundred days costs 5 ‰ a day, at most 1 %.
    day: "2026-05-01",
    act: (ctx) => publishTariff(ctx, { body: tariffOf({ lateFee }), effectiveFrom: "2026-05-01" }),
    owed: 1_007_650n,
  },
  {
    // The heir 2,670.00, 李 stopped 320.40, 赵 2,670.00 + 80.10, 陈 1,422.00, the shop 1,990.00, 孙 85 × 26.70 =
    // 2,269.50: 10,076.50 + 11,422.00
    day: "2026-09-10",
    act: (ctx) => runSeason(ctx, third),
    run: true,
    owed: 2_149_850n,
  },
  {
    // 李 resumes for the third winter: 2,136.00 instead of 320.40: 21,498.50 + 1,815.60
    day: "2026-09-25",
    act: async (ctx, { li }) => {
      await areaOf(ctx, li, "2026-11-15", { supplyState: "on" });
      await correct(ctx, li, third);
    },
    owed: 2_331_410n,
  },
  {
    // 周 moves into a metered home, is billed 100 × 26.70 = 2,670.00 in advance, and pays: 23,314.10 as before
    day: "2026-10-01",
    act: async (ctx, homes) => {
      const zhou = await makeAccount(ctx, { builtArea: "100.00", openedOn: "2026-10-01", settlement: "two-part" });
      homes.zhou = zhou;
      await issueBill(ctx, { agreementId: zhou.agreement.id, kind: "first", season: third, ...winterDays });
      await pay(ctx, zhou, 267_000n);
    },
    owed: 2_331_410n,
  },
  {
    // 陈's house is pulled down on 1 December: 16 of 121 days, 1,602.00 × 16 ÷ 121 = 211.83 less 180.00 × 16 ÷ 121 =
    // 23.80, so 188.03 instead of 1,422.00: 23,314.10 − 1,233.97
    day: "2026-12-01",
    act: (ctx, { chen }) => demolish(ctx, { accountId: chen.account.id, on: "2026-12-01", reason: "拆迁" }),
    owed: 2_208_013n,
  },
  {
    // Of what 陈 still owes of the first winter, 1,422.00 − 1,000.00, all but 100.00 is lost: 22,080.13 − 322.00
    day: "2026-12-05",
    act: async (ctx, homes) => {
      const billId = await openBill(ctx, homes.chen, "oldest");
      await adjust(ctx, homes, homes.chen.account.id, { kind: "write-off", amountMinor: 32_200n, billId });
    },
    owed: 2_175_813n,
  },
  {
    // Of 王's credit of 1,632.89 the heir gets 1,000.00, which changes nothing in all, and 632.89 is promised back:
    // 21,758.13 + 632.89
    day: "2026-12-10",
    act: async (ctx, homes) => {
      const [heir] = await ctx.tx
        .select({ no: accounts.accountNo })
        .from(accounts)
        .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, homes.heir!.account.id)));
      const { id } = homes.wang.account;
      await adjust(ctx, homes, id, { kind: "carry-over", amountMinor: 100_000n, otherAccountNo: heir!.no });
      homes.refund = await adjust(ctx, homes, id, { kind: "refund", amountMinor: 63_289n });
    },
    owed: 2_239_102n,
  },
  {
    // The refund leaves the bank; what customers owe moved when it was promised.
    day: "2026-12-12",
    act: (ctx, { clerk, refund }) => payOutRefund({ ...ctx, actor: clerk }, { adjustmentId: refund!, from: "bank" }),
    owed: 2_239_102n,
  },
  {
    // 50.00 of the shop's bill is written down: 22,391.02 − 50.00
    day: "2026-12-15",
    act: async (ctx, homes) => {
      const billId = await openBill(ctx, homes.shop, "latest");
      await adjust(ctx, homes, homes.shop.account.id, { kind: "write-down", amountMinor: 5_000n, billId });
    },
    owed: 2_234_102n,
  },
  {
    // 赵's bill is put right by 20.00 as of 20 November: 22,341.02 − 20.00
    day: "2026-12-20",
    act: async (ctx, homes) => {
      const billId = await openBill(ctx, homes.zhao, "latest");
      const correction = { kind: "correction", amountMinor: 2_000n, effectiveOn: "2026-11-20" } as const;
      await adjust(ctx, homes, homes.zhao.account.id, { ...correction, billId });
    },
    owed: 2_232_102n,
    late: { effectiveOn: "2026-11-20", owed: -2_000n },
  },
  {
    // 赵's loft is sold. Its base fee of the winter, 80.10, is divided by days: 56 of 121 make 37.07, 65 make 43.03. The
    // 20.00 that the corrected bill sets free settle the winter before, 2,750.10; of the rest, 2,730.10, the loft takes
    // 20 of 120 m²: 455.02. In all nothing changes.
    day: "2027-01-10",
    act: async (ctx, homes) => {
      const { accountId } = await splitAccount(ctx, {
        ...{ accountId: homes.zhao.account.id, on: "2027-01-10", areaNos: ["2"], rule: "by-area", reason: "阁楼出售" },
        newOwner: { name: "钱进", phone: "13905310099" },
      });
      await approveProposed({ ...ctx, actor: homes.chief }, homes.zhao.account.id);
      homes.loft = accountId;
    },
    owed: 2_232_102n,
  },
  {
    // 李 buys 孙's home: both accounts become one. 2,269.50 is divided by days: 78 of 121 make 1,462.98, 43 make 806.52.
    day: "2027-02-01",
    act: async (ctx, { li, sun, chief }) => {
      await mergeAccounts(ctx, {
        ...{ accountId: li.account.id, fromAccountId: sun.account.id, on: "2027-02-01", reason: "并户" },
      });
      await approveProposed({ ...ctx, actor: chief }, sun.account.id);
    },
    owed: 2_232_102n,
  },
];
