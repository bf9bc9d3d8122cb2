import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bills } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { closePools } from "@/db/tenant";
import { accountBalance, listOpenBills, takePayment } from "@/server/billing";
import { getBill } from "@/server/billing/bills/get-bill";
import type { Actor, Ctx } from "@/server/platform/context";
import { runReport } from "@/server/reports/run-report";
import { approveAdjustment } from "./approve-adjustment";
import { proposeAdjustment } from "./propose-adjustment";
import { reverseAdjustment } from "./reverse-adjustment";
import { payDisputable, tellHeld } from "./test/held-payment";
import { makeBilled, makeHeatCompany, proposal } from "./test/make-billed";
import { listSourceCredit } from "./test/source-credit";

let company: Awaited<ReturnType<typeof makeHeatCompany>>;
beforeAll(async () => {
  company = await makeHeatCompany();
});
afterAll(closePools);

const as = <T>(fn: (ctx: Ctx) => Promise<T>, actor: Actor = company.admin, day = "2026-10-08") =>
  asTenant(company.tenant, fn, { actor, now: new Date(`${day}T02:00:00Z`) });

/** A home that paid 3,000.00 for a bill of 2,670.00 by a payment that the provider can take back. */
const overpaid = () =>
  as(async (ctx) => {
    const made = await makeBilled(ctx);
    return { ...made, payment: await payDisputable(ctx, made.account.id, 300_000n) };
  });

async function decide(given: Parameters<typeof proposal>[0]): Promise<string> {
  const { id: adjustmentId } = await as((ctx) => proposeAdjustment(ctx, proposal(given)), company.clerk);
  await as((ctx) => approveAdjustment(ctx, { adjustmentId, note: "同意" }));
  return adjustmentId;
}

const stand = (accountId: string, day?: string) =>
  as(
    async (ctx) => ({
      open: (await listOpenBills(ctx, accountId)).map(({ kind, openMinor }) => [kind, openMinor]),
      credit: (await listSourceCredit(ctx, accountId)).filter((rest) => rest !== 0n),
      balance: await accountBalance(ctx, accountId),
    }),
    company.admin,
    day,
  );

test("a payment charged back after its credit was refunded leaves two open bills: the one it had paid and a claim", async () => {
  const { account, payment } = await overpaid();
  await decide({ accountId: account.id, kind: "refund", amountMinor: 33_000n });
  expect(await stand(account.id)).toEqual({ open: [], credit: [], balance: 0n });
  await as((ctx) => tellHeld(ctx, payment, 300_000n, 1), company.admin, "2026-10-20");
  // 2,670.00 of the season and 330.00 that were given back are owed: 3,000.00.
  const { open, ...rest } = await stand(account.id, "2026-10-20");
  expect(new Map(open as [string, bigint][])).toEqual(
    new Map([
      ["season", 267_000n],
      ["claim", 33_000n],
    ]),
  );
  expect(rest).toEqual({ credit: [], balance: 300_000n });
  await as(
    async (ctx) => {
      const [claim] = await ctx.tx
        .select({ id: bills.id })
        .from(bills)
        .where(and(eq(bills.accountId, account.id), eq(bills.kind, "claim")));
      expect(await getBill(ctx, claim!.id)).toMatchObject({
        ...{ dueOn: "2026-10-20", openMinor: 33_000n, seasonName: { zh: "退回款项追缴" } },
        lines: [{ code: "claim", amountMinor: 33_000n }],
      });
    },
    company.admin,
    "2026-10-20",
  );
});

test("a dispute that is won settles the claim again, and one that is lost again opens it again, never twice", async () => {
  const { account, payment } = await overpaid();
  await decide({ accountId: account.id, kind: "refund", amountMinor: 33_000n });
  for (const [held, movements] of [
    [300_000n, 1],
    [0n, 2],
  ] as const)
    await as((ctx) => tellHeld(ctx, payment, held, movements));
  expect(await stand(account.id)).toEqual({ open: [], credit: [], balance: 0n });
  await as((ctx) => tellHeld(ctx, payment, 300_000n, 3));
  const { open, balance } = await stand(account.id);
  expect(new Set(open.map(([, openMinor]) => openMinor))).toEqual(new Set([267_000n, 33_000n]));
  expect(balance).toBe(300_000n);
});

test("credit that was carried on is claimed from who had paid it, and the other account keeps it", async () => {
  const [from, to] = [await overpaid(), await as((ctx) => makeBilled(ctx))];
  await decide({
    ...{ accountId: from.account.id, kind: "carry-over", amountMinor: 33_000n },
    otherAccountNo: to.account.accountNo,
  });
  await as((ctx) => tellHeld(ctx, from.payment, 300_000n, 1));
  expect((await stand(from.account.id)).balance).toBe(300_000n);
  expect(new Set((await stand(from.account.id)).open.map(([kind]) => kind))).toEqual(new Set(["claim", "season"]));
  // 2,670.00 − 330.00
  expect(await stand(to.account.id)).toEqual({ open: [["season", 234_000n]], credit: [], balance: 234_000n });
});

test("other credit pays the claim at once, and only what it leaves stays open", async () => {
  const { account, payment } = await overpaid();
  await decide({ accountId: account.id, kind: "refund", amountMinor: 33_000n });
  await as((ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 280_000n, method: "cash" }));
  await as((ctx) => tellHeld(ctx, payment, 300_000n, 1));
  // 2,670.00 + 330.00 − 2,800.00 = 200.00
  const { open, credit, balance } = await stand(account.id);
  expect(open.reduce((sum, [, openMinor]) => sum + (openMinor as bigint), 0n)).toBe(20_000n);
  expect([credit, balance]).toEqual([[], 20_000n]);
});

test("a refund that is taken back takes its claim back, and the ages of the debt still add up to it", async () => {
  const { account, payment } = await overpaid();
  const adjustmentId = await decide({ accountId: account.id, kind: "refund", amountMinor: 33_000n });
  await as((ctx) => tellHeld(ctx, payment, 300_000n, 1));
  await as((ctx) => reverseAdjustment(ctx, { adjustmentId, note: "未付出" }));
  // The refund never left the house: only the bill of 2,670.00 is owed.
  expect(await stand(account.id)).toEqual({ open: [["season", 267_000n]], credit: [], balance: 267_000n });
  // After the last day of this file, so that the claims of its other homes are told, too.
  const later = "2026-10-25";
  const question = { report: "arrears-by-age", grouping: "none", from: "2026-10-01", asOf: later } as const;
  const { total, rows } = await as((ctx) => runReport(ctx, question), company.admin, later);
  expect(total.total).toBe(total.closing);
  const claims = await as(async (ctx) => {
    const ever = await ctx.tx.selectDistinct({ id: bills.accountId }).from(bills).where(eq(bills.kind, "claim"));
    let open = 0n;
    for (const { id } of ever)
      for (const bill of await listOpenBills(ctx, id)) if (bill.kind === "claim") open += bill.openMinor;
    return open;
  });
  expect(rows.find(({ split }) => split === "claim")?.figures.closing ?? 0n).toBe(claims);
});
