import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { payments, stripePayoutLines, stripePayouts } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { makeEvent } from "@/server/platform/stripe-sandbox/emit";
import { actOnSandboxSession } from "@/server/platform/stripe-sandbox/hosted-page";
import { openCheckout } from "../payments/open-checkout";
import { takePayment } from "../payments/take-payment";
import { itemChannels } from "../schemas";
import { begin, deliver, eventBodies, makeStripeHouse } from "../test/stripe-house";
import { listDifference } from "./list-difference";
import { reconcileDay } from "./reconcile-day";

const tell = (tenant: Tenant, type: string, object: object, later = 0) =>
  deliver(JSON.stringify(makeEvent(tenant.id, type, object, now().getTime() + later * 1000)));
const today = (tenant: Tenant) => dayOf(now(), tenant.timezone);
const channelOf = async (tenant: Tenant, name: string) =>
  (await asTenant(tenant, (ctx) => reconcileDay(ctx, today(tenant)), { now: now() })).find(
    ({ channel }) => channel === name,
  )!;

test("each difference is listed item by item under its number, and the items sum to it", async () => {
  const { tenant, homes } = await makeStripeHouse(3);
  const paid = (paymentId: string, amount: number) => ({
    ...{ id: `cs_${paymentId}`, object: "checkout.session", status: "complete", payment_status: "paid" },
    ...{
      amount_total: amount,
      currency: "cny",
      metadata: { payment_id: paymentId },
      payment_intent: `pi_${paymentId}`,
    },
  });
  const short = await begin(tenant, homes[0]!);
  await tell(tenant, "checkout.session.completed", paid(short, 1_000));
  const stranger = newId();
  await tell(tenant, "checkout.session.completed", paid(stranger, 2_000));
  const loose = await asTenant(
    tenant,
    (ctx) => takePayment(ctx, { accountId: homes[1]!.account.id, amountMinor: 700n, method: "cash" }),
    { now: now() },
  );
  await asTenant(tenant, async (ctx) => {
    const day = today(tenant);
    const listed: Record<string, [string, bigint][]> = {};
    for (const { channel, differences } of await reconcileDay(ctx, day)) {
      const name = itemChannels.find((one) => one === channel);
      if (!name) continue;
      for (const { cause, count, amountMinor } of differences) {
        const { items } = await listDifference(ctx, { day, channel: name, cause });
        expect(items).toHaveLength(count);
        expect(items.reduce((sum, item) => sum + item.outsideMinor - item.ledgerMinor, 0n)).toBe(amountMinor);
        listed[cause] = items.map((item) => [item.reference, item.outsideMinor - item.ledgerMinor]);
      }
    }
    const [asked] = await ctx.tx.select().from(payments).where(eq(payments.id, short));
    // The provider says 10.00 of a payment of 2,670.00, 20.00 of none of ours; 7.00 of cash lie in no shift.
    expect(listed).toEqual({
      "amount-differs": [[asked!.paymentNo, 1_000n]],
      "unknown-payment": [[stranger, 2_000n]],
      "in-no-shift": [[loose.paymentNo, -700n]],
    });
  });
});

test("a refund that failed agrees with the books, by the provider's words and by its payout", async () => {
  const { tenant, homes } = await makeStripeHouse(1);
  const paymentId = await begin(tenant, homes[0]!);
  const url = await openCheckout(tenant, paymentId);
  await actOnSandboxSession(tenant.id, url.split("/").at(-1)!, { method: "card", outcome: "pay" });
  for (const body of await eventBodies(tenant)) await deliver(body);
  const [payment] = await asTenant(tenant, ({ tx }) => tx.select().from(payments).where(eq(payments.id, paymentId)));
  const intent = payment!.paymentIntentId;
  const refunded = { amount: 267_000, amount_refunded: 267_000, currency: "cny", payment_intent: intent };
  await tell(tenant, "charge.refunded", {
    id: "ch",
    object: "charge",
    ...refunded,
    metadata: { payment_id: paymentId },
  });
  // Paid 2,670.00 and given back.
  expect(await channelOf(tenant, "online")).toMatchObject({ outsideMinor: 0n, ledgerMinor: 0n, differences: [] });
  const failed = { id: "re", object: "refund", amount: 267_000, currency: "cny", payment_intent: intent };
  await tell(tenant, "refund.failed", { ...failed, status: "failed" }, 1);
  expect(await channelOf(tenant, "online")).toMatchObject({
    ...{ outsideMinor: 267_000n, ledgerMinor: 267_000n, differences: [], unexplainedMinor: 0n },
  });

  // The payout brings the charge, takes the refund and gives it back: 2,670.00.
  await asTenant(tenant, async ({ tx }) => {
    const id = newId();
    await tx.insert(stripePayouts).values({
      ...{ id, tenantId: tenant.id, payoutId: "po_1", amountMinor: 267_000n, status: "paid", toldAt: now() },
      ...{ arrivesOn: today(tenant), readAt: now() },
    });
    const lines = [
      ["charge", 267_000n],
      ["refund", -267_000n],
      ["refund_failure", 267_000n],
    ] as const;
    await tx.insert(stripePayoutLines).values(
      lines.map(([type, grossMinor]) => ({
        ...{ id: newId(), tenantId: tenant.id, payoutId: id, transactionId: `txn_${type}`, type, grossMinor },
        ...{ paymentId, feeMinor: 0n },
      })),
    );
  });
  expect(await channelOf(tenant, "payout")).toMatchObject({
    ...{ outsideMinor: 267_000n, ledgerMinor: 267_000n, differences: [], unexplainedMinor: 0n },
  });
});
