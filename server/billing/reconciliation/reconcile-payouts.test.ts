import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { stripePayoutLines, stripePayouts } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { makeEvent } from "@/server/platform/stripe-sandbox/emit";
import { actOnSandboxSession } from "@/server/platform/stripe-sandbox/hosted-page";
import { payOutSandbox } from "@/server/platform/stripe-sandbox/pay-out";
import { openCheckout } from "../payments/open-checkout";
import { readPayout } from "../payments/read-payout";
import { begin, deliver, eventBodies, type Home, makeStripeHouse } from "../test/stripe-house";
import { reconcilePayouts } from "./reconcile-payouts";

async function payOnline(tenant: Tenant, home: Home): Promise<void> {
  const url = await openCheckout(tenant, await begin(tenant, home));
  await actOnSandboxSession(tenant.id, url.split("/").at(-1)!, { method: "alipay", outcome: "pay" });
}
const payoutOf = (tenant: Tenant) => {
  const day = dayOf(now(), tenant.timezone);
  return asTenant(tenant, (ctx) => reconcilePayouts(ctx, day));
};

test("a payout agrees with the payments it is made of but for its fees; what never reached the books is told", async () => {
  const { tenant, homes } = await makeStripeHouse(3);
  await payOnline(tenant, homes[0]!);
  await payOnline(tenant, homes[1]!);
  const told = await eventBodies(tenant);
  // The word of the second payment is lost; the first one is booked.
  const first = told.filter((body) => body.includes("checkout.session.completed")).slice(0, 1);
  for (const body of first) await deliver(body);
  const payoutId = await payOutSandbox(tenant.id);
  expect(await payOutSandbox(tenant.id)).toBeNull();
  const paid = (await eventBodies(tenant)).filter((body) => body.includes("payout.paid"));
  for (const body of [...paid, ...paid]) await deliver(body);

  // Each charge 2,670.00 less 0.6 % = 16.02; together 5,340.00 − 32.04 = 5,307.96.
  expect(await payoutOf(tenant)).toMatchObject({
    ...{ outsideMinor: 530_796n, ledgerMinor: 0n },
    differences: [{ cause: "payout-not-read", count: 1, amountMinor: 530_796n }],
  });
  for (let again = 0; again < 2; again++) await readPayout({ tenantId: tenant.id, payoutId: payoutId! });
  const lines = await asTenant(tenant, ({ tx }) =>
    tx.select().from(stripePayoutLines).where(eq(stripePayoutLines.tenantId, tenant.id)),
  );
  expect(lines.map(({ grossMinor, feeMinor }) => [grossMinor, feeMinor])).toEqual([
    [267_000n, 1_602n],
    [267_000n, 1_602n],
  ]);
  expect(await payoutOf(tenant)).toEqual({
    channel: "payout",
    ...{ outsideMinor: 530_796n, ledgerMinor: 267_000n },
    differences: [
      { cause: "fee", count: 2, amountMinor: -3_204n },
      { cause: "not-in-ledger", count: 1, amountMinor: 267_000n },
    ],
  });
  for (const body of told) await deliver(body);
  expect(await payoutOf(tenant)).toMatchObject({ ledgerMinor: 534_000n, differences: [{ cause: "fee" }] });
});

test("an older word of a payout never takes the place of a newer one, and a failed one brings nothing", async () => {
  const { tenant } = await makeStripeHouse(1);
  const at = now().getTime();
  const payout = (status: string) => ({ id: "po_test", amount: 10_000, status, arrival_date: Math.floor(at / 1000) });
  const tell = (status: string, later: number) =>
    deliver(JSON.stringify(makeEvent(tenant.id, `payout.${status}`, payout(status), at + later * 1000)));
  await tell("paid", -20);
  await tell("failed", -10);
  await tell("paid", -15);
  const [kept] = await asTenant(tenant, ({ tx }) =>
    tx.select().from(stripePayouts).where(eq(stripePayouts.tenantId, tenant.id)),
  );
  expect(kept).toMatchObject({ status: "failed", amountMinor: 10_000n });
  expect(await payoutOf(tenant)).toMatchObject({
    ...{ outsideMinor: 0n, ledgerMinor: 0n },
    differences: [{ cause: "payout-failed", count: 1, amountMinor: 0n }],
  });
});
