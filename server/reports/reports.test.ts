import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { chargeableAreas, divisions, networkNodes, payments } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { importList } from "@/db/test/import-list";
import { accountBalance, correctBill, issueBill, publishTariff, takePayment } from "@/server/billing";
import { post } from "@/server/billing/ledger/post";
import { refundPayment } from "@/server/billing/payments/refund-payment";
import { heatingTariff, winter } from "@/server/billing/test/tariffs";
import type { Ctx, Tenant } from "@/server/platform/context";
import { plusDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { changeAreas } from "@/server/supply/dated/change-areas";
import { canonicalText } from "./canonical-text";
import { checkPrint } from "./check-print";
import { definitions } from "./definitions";
import { listSources } from "./list-sources";
import { printReport } from "./print-report";
import { type Report, runReport } from "./run-report";
import { groupings, reportSlugs } from "./schemas";

type Made = Awaited<ReturnType<typeof makeAccount>>;
const first = "2026-09-01";
const season = { kind: "season" as const, season: "2026-2027", periodFrom: "2026-11-15", periodTo: "2027-03-15" };
const instantOf = (index: number) => new Date(Date.parse(`${first}T02:00:00Z`) + index * 86_400_000);

async function makeHouse() {
  const tenant = await makeTenant({ kind: "heating" });
  const homes = await asTenant(
    tenant,
    async (ctx) => {
      await publishTariff(ctx, { body: heatingTariff({ seasons: [winter] }), effectiveFrom: "2026-01-01" });
      const [station] = await ctx.tx
        .insert(networkNodes)
        .values({ tenantId: tenant.id, kind: "station", code: "S1", name: "一号站" })
        .returning();
      const [building] = await ctx.tx
        .insert(networkNodes)
        .values({ tenantId: tenant.id, kind: "building", code: "B1", name: "3号楼", parentId: station!.id })
        .returning();
      return [
        await makeAccount(ctx, { networkNodeId: building!.id }),
        await makeAccount(ctx, { priceClass: "public", building: "4", lowIncome: true }),
      ];
    },
    { now: instantOf(0) },
  );
  return { tenant, homes };
}

type Step = {
  what: "bill" | "pay" | "stop" | "resume" | "resize" | "refund" | "late" | "wait";
  amount: number;
  home: 0 | 1;
};
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom("bill", "pay", "pay", "stop", "resume", "resize", "refund", "late", "wait"),
  amount: fc.integer({ min: 1, max: 400_000 }),
  home: fc.constantFrom(0, 1),
});

async function take(ctx: Ctx, { agreement, account }: Made, { what, amount }: Step, today: string): Promise<void> {
  const change = async (set: Parameters<typeof changeAreas>[1]["change"]) => {
    await changeAreas(ctx, { agreementId: agreement.id, from: today, change: set });
    await correctBill(ctx, { agreementId: agreement.id, season: season.season, reason: what });
  };
  if (what === "bill")
    await issueBill(ctx, { ...season, agreementId: agreement.id }).catch((error: { code?: string }) => {
      if (error.code !== "already-billed") throw error;
    });
  if (what === "pay") await takePayment(ctx, { accountId: account.id, amountMinor: BigInt(amount), method: "cash" });
  if (what === "stop") await change({ supplyState: "stopped" });
  if (what === "resume") await change({ supplyState: "on" });
  if (what === "resize") await change({ chargeableArea: (amount / 1000).toFixed(2) });
  // A waiver of four days ago, heard of today.
  if (what === "late")
    await post(ctx, [
      {
        ...{ accountId: account.id, debit: "waivers", credit: "receivable", amountMinor: BigInt(amount) },
        ...{ effectiveOn: plusDays(today, -4), kind: "adjustment", eventKey: newId() },
      },
    ]);
  if (what === "refund") {
    const [payment] = await ctx.tx
      .select()
      .from(payments)
      .where(and(eq(payments.accountId, account.id), eq(payments.status, "succeeded")))
      .limit(1);
    if (payment) await refundPayment(ctx, payment, payment.refundedMinor + BigInt(amount % 50_000));
  }
}

/** Every report in every grouping, as one text; and each keeps its own sums. */
async function everything(ctx: Ctx, days: { from: string; asOf: string }, knownAt: Date): Promise<string> {
  const texts: string[] = [];
  for (const report of reportSlugs)
    for (const grouping of groupings) {
      const answer = await runReport(ctx, { report, grouping, ...days, knownAt });
      addsUp(answer);
      texts.push(canonicalText(answer));
    }
  return texts.join("\n");
}

function addsUp({ definition, rows, total }: Report): void {
  for (const { name, role } of definition.columns) {
    if (role === "share") continue;
    expect(rows.reduce((sum, { figures }) => sum + (figures[name] ?? 0n), 0n)).toBe(total[name]);
  }
}

const balances = (ctx: Ctx, homes: Made[], bounds: { asOf: string; knownAt: Date }) =>
  homes.reduce(
    async (sum, { account }) => (await sum) + (await accountBalance(ctx, account.id, bounds)),
    Promise.resolve(0n),
  );

test("for random histories every closing is opening plus movements and the sum of balances, and no past answer changes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
      const { tenant, homes } = await makeHouse();
      const seen: { days: { from: string; asOf: string }; knownAt: Date; text: string }[] = [];
      for (const [index, one] of steps.entries()) {
        const today = plusDays(first, index + 1);
        const at = instantOf(index + 1);
        await asTenant(tenant, (ctx) => take(ctx, homes[one.home]!, one, today), { now: at });
        if (index % 3 !== 1) continue;
        const days = { from: plusDays(first, index - 1), asOf: today };
        const text = await asTenant(tenant, (ctx) => everything(ctx, days, at), { now: at });
        seen.push({ days, knownAt: at, text });
      }
      await asTenant(
        tenant,
        async (ctx) => {
          for (const { days, knownAt, text } of seen) expect(await everything(ctx, days, knownAt)).toBe(text);
          for (const at of [1, Math.ceil(steps.length / 2), steps.length]) {
            const bounds = { asOf: plusDays(first, at), knownAt: instantOf(steps.length + 1) };
            const before = { ...bounds, asOf: plusDays(first, at - 2) };
            const ask = (report: "receivables" | "arrears-by-age" | "collection-rate") =>
              runReport(ctx, { report, grouping: "price-class", from: plusDays(first, at - 1), ...bounds });
            for (const report of ["receivables", "arrears-by-age", "collection-rate"] as const) {
              const { total } = await ask(report);
              // Asked another way than the report asks: account by account.
              expect(total.closing).toBe(await balances(ctx, homes, bounds));
              expect(total.opening).toBe(await balances(ctx, homes, before));
              if (report === "arrears-by-age") expect(total.total).toBe(total.closing);
            }
          }
        },
        { now: instantOf(steps.length + 2) },
      );
    }),
    { numRuns: 6 },
  );
}, 180_000);

/** A bill, a stop learned of late, a payment and its partial refund. */
async function tellWinter(): Promise<{ tenant: Tenant; home: Made; printId: string; text: string }> {
  const { tenant, homes } = await makeHouse();
  const home = homes[0]!;
  const on = <T>(day: string, fn: (ctx: Ctx) => Promise<T>) =>
    asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });
  await on("2026-10-01", (ctx) => issueBill(ctx, { ...season, agreementId: home.agreement.id }));
  await on("2026-10-08", (ctx) =>
    takePayment(ctx, { accountId: home.account.id, amountMinor: 100_000n, method: "cash" }),
  );
  const { print } = await on("2026-10-10", (ctx) =>
    printReport(ctx, { report: "receivables", grouping: "station", from: "2026-10-01", asOf: "2026-10-10" }),
  );
  // Learned on the 20th: half of the home was never chargeable, 100 m² → 50 m².
  await on("2026-10-20", async (ctx) => {
    await changeAreas(ctx, { agreementId: home.agreement.id, from: "2026-09-01", change: { chargeableArea: "50.00" } });
    await correctBill(ctx, { agreementId: home.agreement.id, season: season.season, reason: "面积更正" });
  });
  return { tenant, home, printId: print.id, text: print.content };
}

test("a home that is moved later to another division, station and building changes no print, and is found in its new place from then on", async () => {
  const { tenant, homes } = await makeHouse();
  const home = homes[0]!;
  await asTenant(tenant, async (ctx) => {
    await ctx.tx.insert(divisions).values({ tenantId: tenant.id, code: "02", name: "东城营业所" });
    await ctx.tx.insert(networkNodes).values({ tenantId: tenant.id, kind: "station", code: "S2", name: "二号站" });
    await issueBill(ctx, { ...season, agreementId: home.agreement.id });
  });
  const byPlace = groupings.filter((one) => one !== "none" && one !== "price-class");
  const at = new Date("2026-11-01T02:00:00Z");
  const between = new Date("2026-11-03T02:00:00Z");
  const ask = (grouping: (typeof groupings)[number]) =>
    ({ report: "receivables", grouping, from: "2026-10-01", asOf: "2026-10-31" }) as const;
  const prints = await asTenant(
    tenant,
    async (ctx) => {
      const made = [];
      for (const grouping of byPlace) made.push((await printReport(ctx, ask(grouping))).print);
      return made;
    },
    { now: at },
  );
  const header = "户号,户名,小区名称,楼号,单元,房号,建筑面积（㎡）,营业所,换热站";
  const list = (division: string, station: string, building: string) =>
    `${header}\n${home.account.accountNo},王建国,阳光花园,${building},2,501,100,${division},${station}\n`;
  const moveOn = (day: string, ...to: Parameters<typeof list>) => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(`${day}T02:00:00Z`) });
    return importList(tenant, list(...to)).finally(() => vi.useRealTimers());
  };
  expect(await moveOn("2026-11-02", "02", "S2", "9")).toMatchObject({ updated: 1, wrong: [] });
  // Moved back: each move keeps the place before it.
  expect(await moveOn("2026-11-04", "01", "S1", "3")).toMatchObject({ updated: 1, wrong: [] });
  await asTenant(
    tenant,
    async (ctx) => {
      for (const print of prints) {
        const { again } = await checkPrint(ctx, print.id);
        expect(again?.sha256, print.grouping).toBe(print.sha256);
      }
      const keysAt = async (grouping: (typeof groupings)[number], knownAt?: Date) =>
        (await runReport(ctx, { ...ask(grouping), ...(knownAt && { knownAt }) })).rows.map(({ key }) => key);
      expect(await keysAt("division", at)).toEqual(["01"]);
      expect([await keysAt("division", between), await keysAt("station", between)]).toEqual([["02"], ["S2"]]);
      expect(await keysAt("building", between)).toEqual(["历下区/阳光花园/9"]);
      expect([await keysAt("division"), await keysAt("station")]).toEqual([["01"], ["S1"]]);
    },
    { now: new Date("2026-11-05T02:00:00Z") },
  );
});

test("a report printed on a day is the one asked later, byte for byte, and known then differs from known now by the corrections", async () => {
  const { tenant, printId, text } = await tellWinter();
  const later = { now: new Date("2027-01-05T02:00:00Z") };
  await asTenant(
    tenant,
    async (ctx) => {
      const { print, again } = await checkPrint(ctx, printId);
      expect(again?.sha256).toBe(print.sha256);
      expect(text).toBe(print.content);
      const areas = { report: "areas", grouping: "none", from: "2026-10-01", asOf: "2026-10-10" } as const;
      const then = await runReport(ctx, { ...areas, knownAt: print.knownAt });
      const now = await runReport(ctx, areas);
      // Both homes 100 m²; known now one of them has 50 m²: figures are hundredths of m².
      expect([then.total.closing, now.total.closing]).toEqual([20_000n, 15_000n]);
      const money = { report: "receivables", grouping: "none", from: "2026-10-01", asOf: "2026-10-31" } as const;
      const before = await runReport(ctx, { ...money, knownAt: print.knownAt });
      const after = await runReport(ctx, money);
      // 100 m² × 26.70 = 2,670.00 known then; 50 m² × 26.70 = 1,335.00 known now; 1,000.00 paid both times.
      expect(before.total).toMatchObject({ opening: 0n, billed: 267_000n, collected: 100_000n, closing: 167_000n });
      expect(after.total).toMatchObject({ opening: 0n, billed: 133_500n, collected: 100_000n, closing: 33_500n });
    },
    later,
  );
});

test("what a transaction records that began before a print and ended after it is known only after the print", async () => {
  const { tenant, homes } = await makeHouse();
  const at = new Date("2026-10-01T02:00:00Z");
  const ask = { report: "receivables", grouping: "none", from: "2026-09-01", asOf: "2026-10-01" } as const;
  let begun = () => {};
  let go = () => {};
  const started = new Promise<void>((resolve) => (begun = resolve));
  const printed = new Promise<void>((resolve) => (go = resolve));
  const slow = asTenant(
    tenant,
    async (ctx) => {
      await ctx.tx.execute("select 1");
      begun();
      await printed;
      await takePayment(ctx, { accountId: homes[0]!.account.id, amountMinor: 100n, method: "cash" });
    },
    { now: at },
  );
  await started;
  const { print } = await asTenant(tenant, (ctx) => printReport(ctx, ask), { now: at });
  go();
  await slow;
  await asTenant(
    tenant,
    async (ctx) => {
      const { again } = await checkPrint(ctx, print.id);
      expect(again?.sha256).toBe(print.sha256);
      expect((await runReport(ctx, ask)).total.collected).toBe(100n);
    },
    { now: new Date("2026-10-01T02:00:01Z") },
  );
});

test("behind every figure stand the facts that it sums, page by page", async () => {
  const { tenant } = await tellWinter();
  await asTenant(
    tenant,
    async (ctx) => {
      for (const report of reportSlugs) {
        const question = { report, grouping: "building", from: "2026-10-01", asOf: "2026-12-31" } as const;
        const answer = await runReport(ctx, question);
        for (const { name, role } of definitions[report].columns) {
          if (role === "share") continue;
          const whole = await listSources(ctx, { ...question, figure: name });
          expect(whole.sum, `${report} ${name}`).toBe(answer.total[name]);
          for (const { key, split, figures } of answer.rows)
            expect((await listSources(ctx, { ...question, figure: name, key, split })).sum).toBe(figures[name]);
        }
      }
    },
    { now: new Date("2027-01-05T02:00:00Z") },
  );
});

test("an area counts in its own price class on each day, and a change of class is a movement from one to the other", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  const on = <T>(day: string, fn: (ctx: Ctx) => Promise<T>) =>
    asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });
  await on("2026-09-01", async (ctx) => {
    const { agreement, area } = await makeAccount(ctx, { builtArea: "80.00" });
    const shop = { areaNo: "2", builtArea: "20.00", chargeableArea: "20.00", priceClass: "public" };
    await ctx.tx.insert(chargeableAreas).values({ ...area, ...shop, id: newId() });
    // The home is let as an office from the fifth on: 80 m² go over to the shop's class.
    const change = { priceClass: "public" };
    await changeAreas(ctx, { agreementId: agreement.id, from: "2026-10-05", change, areaNos: [area.areaNo] });
  });
  await on("2026-11-01", async (ctx) => {
    const ask = async (asOf: string) => {
      const question = { report: "areas", grouping: "price-class", from: "2026-10-01", asOf } as const;
      const { rows, total } = await runReport(ctx, question);
      for (const { key, split, figures } of rows)
        for (const figure of ["opening", "came", "went", "closing"])
          expect((await listSources(ctx, { ...question, figure, key, split })).sum).toBe(figures[figure]);
      return { rows: rows.map(({ key, split, figures }) => [key, split, ...Object.values(figures)]), total };
    };
    // Opening, came, went, closing, in hundredths of m².
    expect(await ask("2026-10-04")).toMatchObject({
      rows: [
        ["public", "on", 2_000n, 0n, 0n, 2_000n],
        ["residential", "on", 8_000n, 0n, 0n, 8_000n],
      ],
    });
    expect(await ask("2026-10-31")).toMatchObject({
      rows: [
        ["public", "on", 2_000n, 8_000n, 0n, 10_000n],
        ["residential", "on", 8_000n, 0n, 8_000n, 0n],
      ],
      total: { opening: 10_000n, closing: 10_000n },
    });
  });
});

test("days the wrong way round, tomorrow, and knowledge of the future are refused", async () => {
  const { tenant } = await makeHouse();
  const ask = (given: { from?: string; asOf?: string; knownAt?: Date }) =>
    asTenant(tenant, (ctx) =>
      runReport(ctx, { report: "areas", grouping: "none", from: "2026-09-01", asOf: "2026-10-01", ...given }),
    );
  await expect(ask({ from: "2026-10-02" })).rejects.toMatchObject({ code: "report-days", field: "from" });
  await expect(ask({ asOf: "2026-10-09" })).rejects.toMatchObject({ code: "report-day-in-future" });
  await expect(ask({ knownAt: new Date("2026-10-09T00:00:00Z") })).rejects.toMatchObject({
    code: "report-known-in-future",
  });
});
