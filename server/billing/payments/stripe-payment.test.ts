import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { allocations, payments, stripeEvents } from "@/db/schema";
import { asTenant } from "@/db/test/factories";
import type { Tenant } from "@/server/platform/context";
import { now } from "@/server/platform/clock";
import { retrieveCheckoutSession, signSandboxEvent, stripeAccountOf } from "@/server/platform/stripe";
import { makeEvent } from "@/server/platform/stripe-sandbox/emit";
import { actOnSandboxSession } from "@/server/platform/stripe-sandbox/hosted-page";
import { accountBalance } from "../ledger/account-balance";
import { openCheckout } from "./open-checkout";
import { receiveStripeEvent } from "./receive-stripe-event";
import { reconcileTenant } from "./reconcile-payments";
import { takePayment } from "./take-payment";
import { asResident, begin, deliver, eventBodies, type Home, makeStripeHouse, moneyOf } from "../test/stripe-house";

let tenant: Tenant;
let homes: Home[];
let next = 0;
const home = () => homes[next++]!;

beforeAll(async () => {
  ({ tenant, homes } = await makeStripeHouse(39));
});

const paymentOf = (id: string) =>
  asTenant(tenant, async (ctx) => {
    const [payment] = await ctx.tx
      .select()
      .from(payments)
      .where(and(eq(payments.tenantId, tenant.id), eq(payments.id, id)));
    return payment!;
  });
const sessionIdOf = (url: string) => url.split("/").at(-1)!;
const balanceOf = (accountId: string) => asTenant(tenant, (ctx) => accountBalance(ctx, accountId));

const outcomeOf = (body: string) =>
  asTenant(tenant, async (ctx) => {
    const { id } = JSON.parse(body) as { id: string };
    const [event] = await ctx.tx
      .select()
      .from(stripeEvents)
      .where(and(eq(stripeEvents.tenantId, tenant.id), eq(stripeEvents.eventId, id)));
    return event?.outcome;
  });

/** Pays on the hosted page and returns the events that the provider has made of it. */
async function payOnline(who: Home, outcome: "pay" | "late-success" | "late-failure" = "pay", amountMinor?: bigint) {
  const paymentId = await begin(tenant, who, amountMinor);
  const url = await openCheckout(tenant, paymentId);
  const back = await actOnSandboxSession(tenant.id, sessionIdOf(url), { method: "alipay", outcome });
  expect(back).toContain(`payment=${paymentId}`);
  const events = (await eventBodies(tenant)).filter((body) => body.includes(paymentId));
  return { paymentId, events };
}

/** The same event with another id and perhaps another object, as the provider would send it. */
const variant = (type: string, object: object, later = 0) =>
  JSON.stringify(makeEvent(tenant.id, type, object, now().getTime() + later * 1000));
const charge = (paymentId: string, refunded: number, amount = 267_000) => ({
  id: "ch_test",
  object: "charge",
  amount,
  amount_refunded: refunded,
  currency: "cny",
  metadata: { payment_id: paymentId },
  payment_intent: "pi_test",
});

describe("a payment is booked once", () => {
  test("however often its webhook comes, one after the other and twenty at once", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    for (const body of events) await deliver(body);
    for (const body of events) await deliver(body);
    await Promise.all(events.flatMap((body) => Array.from({ length: 20 }, () => deliver(body))));
    expect(await moneyOf(tenant, who.account.id)).toEqual([
      { kind: "payment", debit: "stripe-clearing", credit: "receivable", amountMinor: 267_000n },
    ]);
    expect(await balanceOf(who.account.id)).toBe(0n);
    expect(await paymentOf(paymentId)).toMatchObject({ status: "succeeded", method: "alipay", payerName: "王建国" });
  });

  test("when twenty first deliveries meet", async () => {
    const who = home();
    const { events } = await payOnline(who);
    await Promise.all(events.flatMap((body) => Array.from({ length: 20 }, () => deliver(body))));
    expect(await moneyOf(tenant, who.account.id)).toHaveLength(1);
    const stored = await asTenant(tenant, (ctx) =>
      ctx.tx.select().from(stripeEvents).where(eq(stripeEvents.tenantId, tenant.id)),
    );
    expect(new Set(stored.map((event) => event.eventId)).size).toBe(stored.length);
  });

  test("in whatever order its events come", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    const expired = variant("checkout.session.expired", {
      ...(JSON.parse(events.at(-1)!) as { data: { object: object } }).data.object,
      status: "expired",
      payment_status: "unpaid",
    });
    await deliver(expired);
    expect((await paymentOf(paymentId)).status).toBe("expired");
    for (const body of events.toReversed()) await deliver(body);
    await deliver(expired);
    expect((await paymentOf(paymentId)).status).toBe("succeeded");
    expect(await moneyOf(tenant, who.account.id)).toHaveLength(1);
  });

  test("when the webhook is lost and the reconciliation asks the provider", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    await reconcileTenant(tenant, 0);
    await reconcileTenant(tenant, 0);
    for (const body of events) await deliver(body);
    expect((await paymentOf(paymentId)).status).toBe("succeeded");
    expect(await moneyOf(tenant, who.account.id)).toHaveLength(1);
  });
});

describe("money that comes later, or not at all", () => {
  test("a bank's late yes books the payment, the first word alone does not", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who, "late-success");
    const [completed, succeeded] = events.filter((body) => body.includes("checkout.session"));
    await deliver(completed!);
    expect((await paymentOf(paymentId)).status).toBe("pending");
    await deliver(succeeded!);
    expect((await paymentOf(paymentId)).status).toBe("succeeded");
  });

  test("a late no ends the payment, and the bill can be paid anew", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who, "late-failure");
    for (const body of events) await deliver(body);
    expect((await paymentOf(paymentId)).status).toBe("failed");
    expect(await balanceOf(who.account.id)).toBe(267_000n);
    expect(await begin(tenant, who)).not.toBe(paymentId);
  });

  test("a refund opens the bill again, in parts by its running total, whatever the order", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    for (const body of events) await deliver(body);
    await deliver(variant("charge.refunded", charge(paymentId, 100_000)));
    await deliver(variant("charge.refunded", charge(paymentId, 40_000), -60));
    await deliver(variant("charge.refunded", charge(paymentId, 267_000), 60));
    await deliver(variant("charge.refunded", charge(paymentId, 267_000), 60));
    expect((await moneyOf(tenant, who.account.id)).map((row) => [row.kind, row.amountMinor])).toEqual([
      ["payment", 267_000n],
      ["refund", 100_000n],
      ["refund", 167_000n],
    ]);
    expect(await paymentOf(paymentId)).toMatchObject({ status: "refunded", refundedMinor: 267_000n });
    expect(await balanceOf(who.account.id)).toBe(267_000n);
    const left = await asTenant(tenant, (ctx) =>
      ctx.tx.select().from(allocations).where(eq(allocations.paymentId, paymentId)),
    );
    expect(left.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(0n);
  });

  test("a refund that overtakes its payment books both", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    await deliver(variant("charge.refunded", charge(paymentId, 267_000)));
    for (const body of events) await deliver(body);
    expect((await moneyOf(tenant, who.account.id)).map((row) => row.kind)).toEqual(["payment", "refund"]);
    expect((await paymentOf(paymentId)).status).toBe("refunded");
  });
});

describe("a refund that fails", () => {
  const refund = (id: string, amount: number, intent: string, status = "failed") => ({
    ...{ id, object: "refund", amount, currency: "cny", charge: "ch_test", payment_intent: intent, status },
  });
  /** Every order of three words. */
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];

  /** A payment of 2,670.00 of which the words of `tell` arrive in an order; what the books then say went back. */
  async function told(order: number[], tell: (paymentId: string, intent: string) => string[]) {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    for (const body of events) await deliver(body);
    const words = tell(paymentId, (await paymentOf(paymentId)).paymentIntentId!);
    for (const index of order) for (let twice = 0; twice < 2; twice++) await deliver(words[index]!);
    const { refundedMinor, status } = await paymentOf(paymentId);
    const back = (await moneyOf(tenant, who.account.id))
      .filter(({ kind }) => kind === "refund")
      .reduce((sum, { debit, amountMinor }) => sum + (debit === "receivable" ? amountMinor : -amountMinor), 0n);
    return { refundedMinor, status, back, balance: await balanceOf(who.account.id) };
  }

  test("brings its money back to the books and settles the bill again, in whatever order it is told", async () => {
    for (const order of orders) {
      const end = await told(order, (paymentId, intent) => [
        variant("charge.refunded", charge(paymentId, 267_000), 10),
        variant("refund.updated", refund(`re_${paymentId}`, 267_000, intent), 20),
        variant("refund.failed", refund(`re_${paymentId}`, 267_000, intent), 20),
      ]);
      expect(end).toEqual({ refundedMinor: 0n, status: "succeeded", back: 0n, balance: 0n });
    }
  });

  test("is not counted again in the total that the provider names after it", async () => {
    for (const order of orders) {
      // 2,670.00 went and came back; 1,000.00 went then.
      const end = await told(order, (paymentId, intent) => [
        variant("charge.refunded", charge(paymentId, 267_000), 10),
        variant("refund.failed", refund(`re_${paymentId}`, 267_000, intent), 20),
        variant("charge.refunded", charge(paymentId, 100_000), 30),
      ]);
      expect(end).toEqual({ refundedMinor: 100_000n, status: "succeeded", back: 100_000n, balance: 100_000n });
    }
  });

  test("is believed from a newer total that has fallen; one that still is under way changes nothing", async () => {
    for (const order of orders.slice(0, 3)) {
      const end = await told(order, (paymentId, intent) => [
        variant("charge.refunded", charge(paymentId, 100_000), 10),
        variant("charge.refunded", charge(paymentId, 40_000), 30),
        variant("refund.updated", refund(`re_${paymentId}`, 60_000, intent, "pending"), 20),
      ]);
      expect(end).toEqual({ refundedMinor: 40_000n, status: "succeeded", back: 40_000n, balance: 40_000n });
    }
  });
});

describe("a dispute", () => {
  const dispute = (paymentId: string, intent: string, status: string, moves: number[]) => ({
    ...{ id: `dp_${paymentId}`, object: "dispute", amount: 267_000, currency: "cny", reason: "fraudulent", status },
    ...{ charge: "ch_test", payment_intent: intent, evidence_details: { due_by: 1_800_000_000 } },
    balance_transactions: moves.map((amount) => ({ object: "balance_transaction", amount })),
  });

  test("takes the money from the books while it is held and brings it back when it is won, in whatever order it is told", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    for (const body of events) await deliver(body);
    const { paymentIntentId } = await paymentOf(paymentId);
    const tell = (type: string, status: string, moves: number[]) =>
      deliver(variant(`charge.dispute.${type}`, dispute(paymentId, paymentIntentId!, status, moves)));
    await tell("created", "needs_response", []);
    expect(await balanceOf(who.account.id)).toBe(0n);
    await tell("funds_withdrawn", "needs_response", [-267_000]);
    await tell("funds_withdrawn", "needs_response", [-267_000]);
    expect(await balanceOf(who.account.id)).toBe(267_000n);
    expect(await paymentOf(paymentId)).toMatchObject({ status: "refunded", refundedMinor: 267_000n });
    await tell("funds_reinstated", "won", [-267_000, 267_000]);
    await tell("updated", "under_review", [-267_000]);
    // A late word of the payment itself books nothing anew.
    for (const body of events) await deliver(body);
    expect(await balanceOf(who.account.id)).toBe(0n);
    expect(await paymentOf(paymentId)).toMatchObject({ status: "succeeded", refundedMinor: 0n });
    expect((await moneyOf(tenant, who.account.id)).map((row) => [row.kind, row.debit])).toEqual([
      ["payment", "stripe-clearing"],
      ["refund", "receivable"],
      ["refund", "stripe-clearing"],
    ]);
  });

  test("and a refund of the same payment never give back more than was paid", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    for (const body of events) await deliver(body);
    const { paymentIntentId } = await paymentOf(paymentId);
    await deliver(variant("charge.refunded", charge(paymentId, 67_000)));
    await deliver(
      variant("charge.dispute.funds_withdrawn", dispute(paymentId, paymentIntentId!, "needs_response", [-200_000])),
    );
    await deliver(variant("charge.refunded", charge(paymentId, 100_000)));
    expect(await paymentOf(paymentId)).toMatchObject({ status: "refunded", refundedMinor: 267_000n });
    expect(await balanceOf(who.account.id)).toBe(267_000n);
  });
});

describe("what is not right is not booked", () => {
  test("another sum or another currency than asked for waits for a person", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    const { data } = JSON.parse(events.at(-1)!) as { data: { object: object } };
    await deliver(variant("checkout.session.completed", { ...data.object, amount_total: 1 }));
    await deliver(variant("checkout.session.completed", { ...data.object, currency: "usd" }));
    expect((await paymentOf(paymentId)).status).toBe("pending");
    expect(await moneyOf(tenant, who.account.id)).toEqual([]);
    const outcomes = await asTenant(tenant, (ctx) =>
      ctx.tx
        .select({ outcome: stripeEvents.outcome })
        .from(stripeEvents)
        .where(and(eq(stripeEvents.tenantId, tenant.id), eq(stripeEvents.outcome, "amount-differs"))),
    );
    expect(outcomes).toHaveLength(2);
  });

  test("a refund above what was paid books nothing and is put before a person", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    for (const body of events) await deliver(body);
    const body = variant("charge.refunded", charge(paymentId, 267_001));
    await deliver(body);
    expect(await outcomeOf(body)).toBe("amount-differs");
    expect(await paymentOf(paymentId)).toMatchObject({ status: "succeeded", refundedMinor: 0n });
    expect(await balanceOf(who.account.id)).toBe(0n);
  });

  test("a body with another signature, an old one or a changed letter is turned away", async () => {
    const { paymentId, events } = await payOnline(home());
    const body = events.at(-1)!;
    expect(await receiveStripeEvent(body, "t=1,v1=00")).toBe("unsigned");
    expect(await receiveStripeEvent(body.replace("267000", "1"), signSandboxEvent(body))).toBe("unsigned");
    const old = signSandboxEvent(body).replace(/t=\d+/, "t=1700000000");
    expect(await receiveStripeEvent(body, old)).toBe("unsigned");
    expect((await paymentOf(paymentId)).status).toBe("pending");
  });

  test("an event of an account that is none of ours, or about a payment of another subsidiary, changes nothing", async () => {
    const other = await makeStripeHouse(1);
    const foreign = await begin(other.tenant, other.homes[0]!);
    const stranger = variant("checkout.session.completed", {}).replace(tenant.id.replaceAll("-", ""), "0".repeat(32));
    expect(await deliver(stranger)).toBe("ignored");
    await deliver(variant("charge.refunded", charge(foreign, 267_000)));
    expect(await moneyOf(other.tenant, other.homes[0]!.account.id)).toEqual([]);
  });
});

describe("a bill is paid once", () => {
  test("a paid bill cannot be chosen again, online or at the counter", async () => {
    const who = home();
    const { paymentId, events } = await payOnline(who);
    const { billIds } = await paymentOf(paymentId);
    for (const body of events) await deliver(body);
    const again = asResident(tenant, who.actor, async (ctx) => {
      const { startPayment } = await import("./start-payment");
      return startPayment(ctx, { billIds, returnOrigin: "http://test.localhost" });
    });
    await expect(again).rejects.toMatchObject({ code: "bill-already-paid" });
    const cash = asTenant(tenant, (ctx) =>
      takePayment(ctx, { accountId: who.account.id, amountMinor: 1n, method: "cash", billIds }),
    );
    await expect(cash).rejects.toMatchObject({ code: "bill-already-paid" });
  });

  test("asking twice for the same sum gives one payment and one checkout", async () => {
    const who = home();
    const ids = await Promise.all([begin(tenant, who), begin(tenant, who), begin(tenant, who)]);
    expect(new Set(ids).size).toBe(1);
    const urls = await Promise.all([openCheckout(tenant, ids[0]), openCheckout(tenant, ids[0])]);
    expect(new Set(urls).size).toBe(1);
  });

  test("another sum closes the first checkout; one that was just paid is booked instead of charged twice", async () => {
    const who = home();
    const first = await begin(tenant, who);
    const url = await openCheckout(tenant, first);
    const second = await begin(tenant, who, 100_000n);
    await openCheckout(tenant, second);
    expect((await paymentOf(first)).status).toBe("expired");
    expect((await retrieveCheckoutSession(stripeAccountOf(tenant)!, sessionIdOf(url))).status).toBe("expired");
    await actOnSandboxSession(tenant.id, sessionIdOf((await paymentOf(second)).checkoutUrl!), {
      method: "card",
      outcome: "pay",
    });
    const third = await begin(tenant, who);
    await expect(openCheckout(tenant, third)).rejects.toMatchObject({ code: "payment-just-arrived" });
    expect((await paymentOf(second)).status).toBe("succeeded");
    expect(await balanceOf(who.account.id)).toBe(167_000n);
  });

  test("what is paid twice all the same stays as credit", async () => {
    const who = home();
    const { events } = await payOnline(who);
    await asTenant(tenant, (ctx) =>
      takePayment(ctx, { accountId: who.account.id, amountMinor: 267_000n, method: "cash" }),
    );
    for (const body of events) await deliver(body);
    expect(await balanceOf(who.account.id)).toBe(-267_000n);
  });

  test("receipts are numbered without gaps", async () => {
    const numbers = await asTenant(tenant, (ctx) =>
      ctx.tx.select({ no: payments.receiptNo }).from(payments).where(eq(payments.tenantId, tenant.id)),
    );
    const values = numbers.flatMap(({ no }) => (no ? [Number(no.split("-").at(-1))] : [])).toSorted((a, b) => a - b);
    expect(values).toEqual(values.map((_, index) => index + 1));
  });
});
