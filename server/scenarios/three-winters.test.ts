import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts, chargeableAreas, documents, type payments, persons, serviceAgreements } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { approveAdjustment, payOutRefund, proposeAdjustment } from "@/server/adjustments";
import { proposal } from "@/server/adjustments/test/make-billed";
import {
  accountBalance,
  correctBill,
  issueBill,
  listOpenBills,
  publishTariff,
  runSeason,
  takePayment,
} from "@/server/billing";
import { refundPayment } from "@/server/billing/payments/refund-payment";
import { heatingTariff, winter } from "@/server/billing/test/tariffs";
import { closePeriod } from "@/server/finance";
import { readVouchers } from "@/server/finance/read-vouchers";
import type { Actor, Ctx, Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { canonicalText } from "@/server/reports/canonical-text";
import { type Print, printReport } from "@/server/reports/print-report";
import { runReport } from "@/server/reports/run-report";
import { reportSlugs } from "@/server/reports/schemas";
import { changeAreas } from "@/server/supply/dated/change-areas";
import { demolish } from "@/server/supply/demolish";
import { closeAndReopen } from "@/server/supply/effects/close-and-reopen";
import { mergeAccounts } from "@/server/supply/merge-accounts";
import { splitAccount } from "@/server/supply/split-account";

/**
 * Three winters of one heating company, day by day on a moving clock. A season has 121 days, 15 November to 15 March.
 * In the evening of every event all reports are printed; at the end each print is asked for again.
 */
const seasons = [2024, 2025, 2026].map((year) => ({
  ...winter,
  slug: `${year}-${year + 1}`,
  ...{ from: `${year}-11-15`, to: `${year + 1}-03-15`, applyFrom: `${year}-09-01`, applyBy: `${year}-10-31` },
  dueOn: `${year}-12-31`,
}));
const [first, second, third] = ["2024-2025", "2025-2026", "2026-2027"] as const;

type Home = Awaited<ReturnType<typeof makeAccount>>;
type Homes = Record<"wang" | "li" | "zhao" | "chen" | "shop" | "sun", Home> & {
  clerk: Actor;
  chief: Actor;
  heir?: string;
  loft?: string;
  overpaid?: Payment;
  refund?: string;
};
type Payment = typeof payments.$inferSelect;

type Event = {
  day: string;
  act: (ctx: Ctx, homes: Homes) => Promise<unknown>;
  /** What all owe together that evening, in 分; the arithmetic stands above it. */
  owed: bigint;
  /** Done by the house's own run, not by somebody at a desk. */
  run?: boolean;
  /** What the event says about an earlier day, in 分 and hundredths of m². */
  late?: { effectiveOn: string; owed?: bigint; area?: bigint };
};

const pay = (ctx: Ctx, { account }: Home, amountMinor: bigint) =>
  takePayment(ctx, { accountId: account.id, amountMinor, method: "cash" });
const correct = (ctx: Ctx, { agreement }: Home, ...slugs: string[]) =>
  slugs.reduce(
    (done, season) =>
      done.then(async () => void (await correctBill(ctx, { agreementId: agreement.id, season, reason: "更正" }))),
    Promise.resolve(),
  );
const areaOf = (
  ctx: Ctx,
  { agreement }: Home,
  from: string,
  change: Parameters<typeof changeAreas>[1]["change"],
  areaNos?: string[],
) => changeAreas(ctx, { agreementId: agreement.id, from, change, ...(areaNos ? { areaNos } : {}) });

type Sum = Omit<Parameters<typeof proposal>[0], "accountId">;

/** A clerk lays a sum before the chief, who approves it the same morning. */
async function adjust(ctx: Ctx, { clerk, chief }: Homes, accountId: string, sum: Sum): Promise<string> {
  const { id: adjustmentId } = await proposeAdjustment({ ...ctx, actor: clerk }, proposal({ accountId, ...sum }));
  await approveAdjustment({ ...ctx, actor: chief }, { adjustmentId, note: "同意" });
  return adjustmentId;
}

/** The open bill of an account that has been due longest, or the one due last. */
async function openBill(ctx: Ctx, { account }: Home, which: "oldest" | "latest"): Promise<string> {
  const open = (await listOpenBills(ctx, account.id)).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return open.at(which === "oldest" ? 0 : -1)!.id;
}

const story: Event[] = [
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
    // 陈 is let off 100.00 from 30 December by a paper of 6 January: 4,961.00 − 100.00
    day: "2025-01-06",
    act: async (ctx, homes) => {
      const [paper] = await ctx.tx
        .insert(documents)
        .values({
          ...{ tenantId: ctx.tenant.id, kind: "evidence", fileName: "低保证.jpg", contentType: "image/jpeg" },
          ...{ sizeBytes: 1, sha256: "0".repeat(64), storageKey: newId(), uploadedBy: "张敏" },
        })
        .returning({ id: documents.id });
      const billId = await openBill(ctx, homes.chen, "oldest");
      const waiver = { kind: "waiver", amountMinor: 10_000n, effectiveOn: "2024-12-30" } as const;
      await adjust(ctx, homes, homes.chen.account.id, { ...waiver, billId, documentIds: [paper!.id] });
    },
    owed: 486_100n,
    late: { effectiveOn: "2024-12-30", owed: -10_000n },
  },
  {
    // 4,861.00 − 2,403.00; open are 李 1,136.00 and 陈 1,322.00
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
      const { tenant, tx } = ctx;
      const [heir] = await tx
        .insert(persons)
        .values({ tenantId: tenant.id, kind: "human", name: "王小明" })
        .returning({ id: persons.id });
      const handover = { accountId: homes.wang.account.id, personId: heir!.id, day: "2026-01-01" };
      const { newAccountId } = await closeAndReopen(ctx, handover);
      homes.heir = newAccountId;
      await correct(ctx, homes.wang, second);
      const [agreement] = await tx
        .select({ id: serviceAgreements.id })
        .from(serviceAgreements)
        .where(and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.accountId, newAccountId)));
      const rest = { season: second, periodFrom: "2026-01-01", periodTo: "2026-03-15" };
      await issueBill(ctx, { agreementId: agreement!.id, kind: "first", ...rest });
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
    // 陈's house is pulled down on 1 December: 16 of 121 days, 1,602.00 × 16 ÷ 121 = 211.83 less 180.00 × 16 ÷ 121 =
    // 23.80, so 188.03 instead of 1,422.00: 23,314.10 − 1,233.97
    day: "2026-12-01",
    act: (ctx, { chen }) => demolish(ctx, { accountId: chen.account.id, on: "2026-12-01", reason: "拆迁" }),
    owed: 2_208_013n,
  },
  {
    // What 陈 still owes of the first winter is lost: 1,422.00 − 100.00 − 1,000.00 = 322.00; 22,080.13 − 322.00
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
        .where(and(eq(accounts.tenantId, ctx.tenant.id), eq(accounts.id, homes.heir!)));
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
      homes.loft = accountId;
    },
    owed: 2_232_102n,
  },
  {
    // 李 buys 孙's home: both accounts become one. 2,269.50 is divided by days: 78 of 121 make 1,462.98, 43 make 806.52.
    day: "2027-02-01",
    act: (ctx, { li, sun }) =>
      mergeAccounts(ctx, {
        ...{ accountId: li.account.id, fromAccountId: sun.account.id, on: "2027-02-01", reason: "并户" },
      }),
    owed: 2_232_102n,
  },
];

const morning = (day: string) => new Date(`${day}T02:00:00Z`);
const evening = (day: string) => new Date(`${day}T12:00:00Z`);
const afterwards = { now: morning("2027-06-01") };
const opened = "2020-09-01";

async function makeHomes(ctx: Ctx): Promise<Omit<Homes, "clerk" | "chief">> {
  const tariff = heatingTariff({
    seasons,
    waiver: { kind: "per-area", price: "3.00", priceClasses: ["residential"] },
  });
  await publishTariff(ctx, { body: tariff, effectiveFrom: "2024-05-01" });
  const home = (builtArea: string, more: Parameters<typeof makeAccount>[1] = {}) =>
    makeAccount(ctx, { builtArea, openedOn: opened, ...more });
  const zhao = await home("100.00");
  await ctx.tx.insert(chargeableAreas).values({
    ...{ tenantId: ctx.tenant.id, agreementId: zhao.agreement.id, accountId: zhao.account.id, areaNo: "2" },
    ...{ kind: "loft", builtArea: "20.00", chargeableArea: "20.00", priceClass: "residential" },
    ...{ validFrom: opened, recordedAt: ctx.now },
  });
  return {
    wang: await home("100.00"),
    li: await home("80.00"),
    zhao,
    chen: await home("60.00", { lowIncome: true }),
    shop: await home("50.00", { priceClass: "public" }),
    sun: await home("90.00"),
  };
}

let tenant: Tenant;
let homes: Homes;
const prints: Print[] = [];
type Evening = { day: string; owed: bigint | null };
const owedOn: Evening[] = [];
const agedOn: Evening[] = [];

beforeAll(async () => {
  tenant = await makeTenant({ kind: "heating" });
  const staff = { clerk: await makeStaff(tenant, ["clerk"]), chief: await makeStaff(tenant, ["admin"]) };
  homes = { ...(await asTenant(tenant, makeHomes, { now: morning("2024-06-01") })), ...staff };
  for (const { day, act, run } of story) {
    await asTenant(tenant, (ctx) => act(ctx, homes), { now: morning(day), as: run ? "worker" : "tenant" });
    await asTenant(
      tenant,
      async (ctx) => {
        for (const report of reportSlugs) {
          const question = { report, grouping: "price-class", from: "2024-07-01", asOf: day } as const;
          const printed = await printReport(ctx, question);
          prints.push(printed.print);
          if (report === "receivables") owedOn.push({ day, owed: printed.report.total.closing ?? null });
          if (report === "arrears-by-age") agedOn.push({ day, owed: printed.report.total.total ?? null });
        }
      },
      { now: evening(day) },
    );
  }
}, 120_000);
afterAll(closePools);

test("after every event all owe together what the arithmetic says, and so do all ages of it", () => {
  const told = story.map(({ day, owed }) => ({ day, owed }));
  expect(owedOn).toEqual(told);
  expect(agedOn).toEqual(told);
});

test("every report printed in three winters comes out later byte for byte", async () => {
  expect(prints).toHaveLength(story.length * reportSlugs.length);
  await asTenant(
    tenant,
    async (ctx) => {
      for (const { report, fromDay, asOf, knownAt, content } of prints) {
        const slug = reportSlugs.find((one) => one === report)!;
        const again = { report: slug, grouping: "price-class", from: fromDay, asOf, knownAt } as const;
        expect(canonicalText(await runReport(ctx, again)), `${report} ${asOf}`).toBe(content);
      }
    },
    afterwards,
  );
});

test("a day as known then differs from the same day as known now exactly by what was corrected in between", async () => {
  await asTenant(
    tenant,
    async (ctx) => {
      for (const { report, fromDay, asOf, knownAt } of prints) {
        if (report !== "receivables" && report !== "areas") continue;
        const question = { report, grouping: "none", from: fromDay, asOf } as const;
        const then = await runReport(ctx, { ...question, knownAt });
        const now = await runReport(ctx, question);
        const between = story.filter(({ day, late }) => late && late.effectiveOn <= asOf && day > asOf);
        const unit = report === "areas" ? "area" : "owed";
        const corrected = between.reduce((sum, { late }) => sum + (late?.[unit] ?? 0n), 0n);
        expect((now.total.closing ?? 0n) - (then.total.closing ?? 0n), `${report} ${asOf}`).toBe(corrected);
      }
    },
    afterwards,
  );
});

test("the end of the story is the sum of eight accounts, each to the fen", async () => {
  const last = { asOf: "2027-06-01", knownAt: afterwards.now };
  const { heir, loft, wang, li, zhao, chen, shop, sun } = homes;
  const owed = await asTenant(
    tenant,
    async (ctx) => {
      const sums: bigint[] = [];
      const ids = [wang.account.id, heir!, li.account.id, zhao.account.id, loft!];
      for (const id of [...ids, ...[chen, shop, sun].map(({ account }) => account.id)])
        sums.push(await accountBalance(ctx, id, last));
      return sums;
    },
    afterwards,
  );
  expect(owed).toEqual([
    0n, // 王: paid 2 × 2,670.00 for 2,670.00 + 1,037.11; 1,000.00 carried over, 632.89 given back
    330_289n, // the heir: 1,632.89 + 2,670.00 − 1,000.00
    799_790n, // 李: 2,136.00 − 1,000.00 + 320.40 + 2,136.00, and 孙's 3 × 2,269.50 − 2,403.00
    498_215n, // 赵: 2,730.10 − 455.02 + 2,670.00 + 37.07
    49_805n, // the loft: 455.02 + 43.03
    161_003n, // 陈: 1,422.00 + 188.03
    393_000n, // the shop: 1,990.00 − 2,500.00 + 510.00 + 2 × 1,990.00 − 50.00
    0n, // 孙: all of it is 李's
  ]);
});

test("what finance learned after the year was closed is a late voucher of January with its own day", async () => {
  await asTenant(
    tenant,
    async (ctx) => {
      const december = await readVouchers(ctx, "2024-12");
      // 1,000.00 and 3,204.00 were paid in December; the waiver of the thirtieth came too late for it.
      expect(december.debitMinor).toBe(420_400n);
      const { vouchers } = await readVouchers(ctx, "2025-01");
      expect(vouchers).toMatchObject([
        { late: true, date: "2025-01-01", effectiveFrom: "2024-12-30", effectiveTo: "2024-12-30", postings: 1 },
      ]);
    },
    afterwards,
  );
});
