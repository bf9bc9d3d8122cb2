import { expect, test } from "vitest";
import { asTenant, systemActor, testNow } from "@/db/test/factories";
import { closeShift } from "@/server/billing/shifts/close-shift";
import { getShift } from "@/server/billing/shifts/get-shift";
import { openShift } from "@/server/billing/shifts/open-shift";
import { reconcileDay } from "@/server/billing/reconciliation/reconcile-day";
import { takePayment } from "@/server/billing";
import type { Actor, Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { approveAdjustment } from "./approve-adjustment";
import { payOutRefund } from "./pay-out-refund";
import { proposeAdjustment } from "./propose-adjustment";
import { makeBilled, makeHeatCompany, proposal } from "./test/make-billed";

test("a cash refund leaves the clerk's open drawer, once, never more than lies in it, and the day's count agrees", async () => {
  const { tenant, clerk, supervisor } = await makeHeatCompany();
  const as = <T>(actor: Actor, fn: (ctx: Ctx) => Promise<T>) => asTenant(tenant, fn, { actor, now: testNow });
  const { account } = await as(systemActor, (ctx) => makeBilled(ctx));
  // 3,000.00 by card against a bill of 2,670.00: 330.00 is too much.
  await as(systemActor, (ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 300_000n, method: "pos" }));
  const refund = await as(clerk, (ctx) =>
    proposeAdjustment(ctx, proposal({ kind: "refund", accountId: account.id, amountMinor: 33_000n })),
  );
  await as(supervisor, (ctx) => approveAdjustment(ctx, { adjustmentId: refund.id, note: "同意" }));
  const payOut = () => as(clerk, (ctx) => payOutRefund(ctx, { adjustmentId: refund.id, from: "cash" }));

  await expect(payOut()).rejects.toMatchObject({ code: "refund-without-shift" });
  const shift = await as(clerk, (ctx) => openShift(ctx, { floatMinor: 20_000n }));
  await expect(payOut()).rejects.toMatchObject({ code: "refund-above-drawer", params: { drawer: "200.00" } });
  await as(clerk, (ctx) => takePayment(ctx, { accountId: account.id, amountMinor: 15_000n, method: "cash" }));
  await payOut();
  await expect(payOut()).rejects.toMatchObject({ code: "refund-paid-out" });

  // Float 200.00 + 150.00 taken − 330.00 paid out = 20.00 must lie in the drawer.
  const seen = await as(clerk, (ctx) => getShift(ctx, shift.id));
  expect(seen.sums.find(({ method }) => method === "cash")).toMatchObject({
    ...{ takenMinor: 15_000n, paidOutMinor: 33_000n, expectedMinor: 2_000n },
  });
  const cash = async () =>
    (await as(clerk, (ctx) => reconcileDay(ctx, dayOf(testNow, tenant.timezone)))).find(
      ({ channel }) => channel === "cash",
    );
  // In the books 150.00 − 330.00 = −180.00; nothing is counted yet.
  expect(await cash()).toMatchObject({
    ...{ outsideMinor: 0n, ledgerMinor: -18_000n, unexplainedMinor: 0n },
    differences: [{ cause: "shift-open", count: 2, amountMinor: 18_000n }],
  });
  await as(clerk, (ctx) => closeShift(ctx, { shiftId: shift.id, counts: [{ method: "cash", countedMinor: 2_000n }] }));
  expect(await cash()).toMatchObject({ outsideMinor: -18_000n, ledgerMinor: -18_000n, differences: [] });
});
