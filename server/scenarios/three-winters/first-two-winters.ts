import { runSeason } from "@/server/billing";
import { refundPayment } from "@/server/billing/payments/refund-payment";
import { closePeriod } from "@/server/finance";
import { adjust, areaOf, correct, type Event, first, handOver, openBill, paper, pay, second } from "./deeds";

/** From September 2024 to March 2026; the arithmetic stands above every sum. */
export const firstTwoWinters: Event[] = [
  {
    // 王 100 m² × 26.70 = 2,670.00; 李 80 × 26.70 = 2,136.00; 赵 100 × 26.70 and a loft of 20 × 26.70 = 3,204.00;
    // 陈 60 × 26.70 less 60 × 3.00 for low income = 1,422.00; the shop 50 × 39.80 = 1,990.00; 孙 90 × 26.70 = 2,403.00
    day: "2024-09-10",
    act: (ctx) => runSeason(ctx, first),
    run: true,
    owed: 1_382_500n,
  },
  {
    // 13,825.00 − 2,670.00
    day: "2024-10-05",
    act: (ctx, { wang }) => pay(ctx, wang, 267_000n),
    owed: 1_115_500n,
  },
  {
    // The shop pays 510.00 more than it owes: 11,155.00 − 2,500.00
    day: "2024-10-20",
    act: async (ctx, homes) => {
      homes.overpaid = await pay(ctx, homes.shop, 250_000n);
    },
    owed: 865_500n,
  },
  {
    // … and gets it back: 8,655.00 + 510.00
    day: "2024-11-02",
    act: (ctx, { overpaid }) => refundPayment(ctx, overpaid!, 51_000n),
    owed: 916_500n,
  },
  {
    // 9,165.00 − 1,000.00
    day: "2024-12-15",
    act: (ctx, { li }) => pay(ctx, li, 100_000n),
    owed: 816_500n,
  },
  {
    // 8,165.00 − 3,204.00
    day: "2024-12-31",
    act: (ctx, { zhao }) => pay(ctx, zhao, 320_400n),
    owed: 496_100n,
  },
  {
    // Finance closes the year; nobody owes more or less for it.
    day: "2025-01-05",
    act: async (ctx) => {
      for (const month of ["2024-09", "2024-10", "2024-11", "2024-12"]) await closePeriod(ctx, month);
    },
    owed: 496_100n,
  },
  {
    // 李 is let off 100.00 from 30 December by a paper of 6 January: 4,961.00 − 100.00
    day: "2025-01-06",
    act: async (ctx, homes) => {
      const billId = await openBill(ctx, homes.li, "oldest");
      const waiver = { kind: "waiver", amountMinor: 10_000n, effectiveOn: "2024-12-30" } as const;
      await adjust(ctx, homes, homes.li.account.id, { ...waiver, billId, documentIds: [await paper(ctx)] });
    },
    owed: 486_100n,
    late: { effectiveOn: "2024-12-30", owed: -10_000n },
  },
  {
    // 4,861.00 − 2,403.00; open are 李 1,036.00 and 陈 1,422.00
    day: "2025-03-20",
    act: (ctx, { sun }) => pay(ctx, sun, 240_300n),
    owed: 245_800n,
  },
  {
    // The second winter bills the same: 2,458.00 + 13,825.00
    day: "2025-09-10",
    act: (ctx) => runSeason(ctx, second),
    run: true,
    owed: 1_628_300n,
  },
  {
    // 李 stops: 80 × 26.70 × 15 % = 320.40 instead of 2,136.00: 16,283.00 − 1,815.60
    day: "2025-10-08",
    act: async (ctx, { li }) => {
      await areaOf(ctx, li, "2025-11-15", { supplyState: "stopped" });
      await correct(ctx, li, second);
    },
    owed: 1_446_740n,
  },
  {
    // 赵 stops the loft alone: 20 × 26.70 × 15 % = 80.10 instead of 534.00: 14,467.40 − 453.90
    day: "2025-10-20",
    act: async (ctx, { zhao }) => {
      await areaOf(ctx, zhao, "2025-11-15", { supplyState: "stopped" }, ["2"]);
      await correct(ctx, zhao, second);
    },
    owed: 1_401_350n,
  },
  {
    // 14,013.50 − 2,670.00
    day: "2025-11-20",
    act: (ctx, { wang }) => pay(ctx, wang, 267_000n),
    owed: 1_134_350n,
  },
  {
    // 王 hands over on 1 January: 47 of 121 days are 王's, 2,670.00 × 47 ÷ 121 = 1,037.11, and 74 the heir's,
    // 2,670.00 × 74 ÷ 121 = 1,632.89. Together still 2,670.00; 王 keeps a credit of 1,632.89.
    day: "2026-01-01",
    act: async (ctx, homes) => {
      homes.heir = await handOver(ctx, homes.wang, { name: "王小明", phone: "13905310088", on: "2026-01-01" });
    },
    owed: 1_134_350n,
  },
  {
    // 孙 measures: 85 m², not 90, ever since. 5 × 26.70 = 133.50 less for each of two winters: 11,343.50 − 267.00
    day: "2026-02-10",
    act: async (ctx, { sun }) => {
      await areaOf(ctx, sun, "2024-09-01", { builtArea: "85.00", chargeableArea: "85.00" });
      await correct(ctx, sun, first, second);
    },
    owed: 1_107_650n,
    late: { effectiveOn: "2024-09-01", area: -500n },
  },
  {
    // 11,076.50 − 1,000.00
    day: "2026-03-20",
    act: (ctx, { chen }) => pay(ctx, chen, 100_000n),
    owed: 1_007_650n,
  },
];
