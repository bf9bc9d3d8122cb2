import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adjustments, dunningItems } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { accountBalance } from "@/server/billing";
import { readVouchers } from "@/server/finance/read-vouchers";
import type { Tenant } from "@/server/platform/context";
import { canonicalText } from "@/server/reports/canonical-text";
import type { Print } from "@/server/reports/print-report";
import { runReport } from "@/server/reports/run-report";
import { reportSlugs } from "@/server/reports/schemas";
import type { Event, Homes } from "./three-winters/deeds";
import { firstTwoWinters } from "./three-winters/first-two-winters";
import { type Evening, eveningsOf, morning, playStory } from "./three-winters/play-story";
import { springBehind } from "./three-winters/spring-behind";
import { thirdWinter } from "./three-winters/third-winter";

/** Three winters of one heating company; every event of an account's life happens, and all reports are printed each time and at the end of each month. */
const story: Event[] = [...firstTwoWinters, ...thirdWinter, ...springBehind];
const afterwards = { now: morning("2027-06-01") };

let tenant: Tenant;
let homes: Homes;
let prints: Print[];
let owedOn: Evening[];
let agedOn: Evening[];

beforeAll(async () => {
  ({ tenant, homes, prints, owedOn, agedOn } = await playStory(story));
}, 180_000);
afterAll(closePools);

test("after every event all owe together what the arithmetic says, so do all ages of it, and nothing moves in between", () => {
  const told = eveningsOf(story).map((day) => ({ day, owed: story.findLast((event) => event.day <= day)!.owed }));
  expect(owedOn).toEqual(told);
  expect(agedOn).toEqual(told);
});

test("every report printed in three winters comes out later byte for byte", async () => {
  expect(prints).toHaveLength(eveningsOf(story).length * reportSlugs.length);
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

test("the end of the story is the sum of ten accounts, each to the fen", async () => {
  const last = { asOf: "2027-06-01", knownAt: afterwards.now };
  const { heir, buyer, loft, wang, li, zhao, chen, shop, sun, zhou } = homes;
  const owed = await asTenant(
    tenant,
    async (ctx) => {
      const sums: bigint[] = [];
      const holders = [wang, heir!, buyer!, li, zhao, { account: { id: loft! } }, chen, shop, sun, zhou!];
      for (const { account } of holders) sums.push(await accountBalance(ctx, account.id, last));
      return sums;
    },
    afterwards,
  );
  expect(owed).toEqual([
    0n, // 王: paid 2 × 2,670.00 for 2,670.00 + 1,037.11; 1,000.00 carried over, 632.89 given back
    277_241n, // the heir: 1,632.89 + 2,140.41 − 1,000.00 − 22.07 + 21.18
    52_959n, // the buyer: not late yet
    793_388n, // 李: 2,136.00 − 100.00 − 1,000.00 + 320.40 + 2,136.00, 孙's 3 × 2,269.50 − 2,403.00, and fees of 35.98
    500_922n, // 赵: 2,730.10 − 455.02 + 2,670.00 + 37.07 + 27.07
    49_848n, // the loft: 455.02 + 43.03 + 0.43
    171_191n, // 陈: 100.00 + 1,422.00 + 188.03 + 1.88
    359_956n, // the shop: 1,990.00 − 2,500.00 + 510.00 + 2 × 1,990.00 − 50.00 − 49.34 − 300.00 + 18.90
    0n, // 孙: all of it is 李's
    -106_900n, // 周: 1,601.00 − 2,670.00
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

test("the reminder of the last spring asks everybody for all that is overdue, and no more", async () => {
  const items = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(dunningItems).where(eq(dunningItems.tenantId, tenant.id)),
  );
  // What all owed that evening, 21,186.05, and 周's credit of 869.00, which is nobody else's.
  expect(items.reduce((sum, { owedMinor }) => sum + owedMinor, 0n)).toBe(2_118_605n + 86_900n);
  const skipped = items.filter(({ state }) => state !== "done").map(({ skippedFor }) => skippedFor);
  expect(skipped).toEqual([]);
});

test("a sum above the company's own limit moved nothing before headquarters had approved it", async () => {
  const [adjustment] = await asTenant(tenant, (ctx) =>
    ctx.tx.select().from(adjustments).where(eq(adjustments.id, homes.asked!)),
  );
  expect(adjustment).toMatchObject({ status: "posted", decidedByName: homes.headquarters.name });
  expect(adjustment!.postedAt).toEqual(morning("2027-03-15"));
});
