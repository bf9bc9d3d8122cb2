import { now } from "../clock";
import { attachCard } from "./customers";
import { emit, makeEvent } from "./emit";
import { loadSession } from "./fetch";
import { type StoredSession, stripeId } from "./session";
import { inSandbox, keepObject } from "./store";

export const sandboxMethods = ["alipay", "wechat_pay", "card"] as const;
export type SandboxMethod = (typeof sandboxMethods)[number];

/** What the payer does on the hosted page; `late` pays now and is confirmed by the bank some seconds later. */
export const sandboxOutcomes = ["pay", "decline", "late-success", "late-failure"] as const;
export type SandboxOutcome = (typeof sandboxOutcomes)[number];

/** A session for the hosted page; null when the subsidiary has none of that id. */
export function findSandboxSession(tenantId: string, id: string): Promise<StoredSession | null> {
  return inSandbox(tenantId, (tx) => loadSession(tx, tenantId, id));
}

const lateSeconds = 8;

/**
 * Carries out what the payer chose and tells the shop by signed events, as Stripe does. Returns where the browser goes
 * next: back to the shop, or null to stay on the page (declined, or no longer open).
 */
export function actOnSandboxSession(
  tenantId: string,
  id: string,
  choice: { method: SandboxMethod; outcome: SandboxOutcome; save?: boolean },
): Promise<string | null> {
  return inSandbox(tenantId, async (tx) => {
    const stored = await loadSession(tx, tenantId, id);
    if (stored?.session.status !== "open")
      return stored?.session.status === "complete" ? stored.session.success_url : null;
    const { session, notes } = stored;
    session.payment_intent ??= stripeId("pi");
    const at = now().getTime();
    const send = (type: string, object: object, delay = 0) =>
      emit(tx, tenantId, makeEvent(tenantId, type, { ...object }, at), delay);
    if (choice.outcome === "decline") {
      notes.declines += 1;
      await keepObject(tx, tenantId, "session", id, stored);
      await send("payment_intent.payment_failed", {
        id: session.payment_intent,
        object: "payment_intent",
        metadata: notes.intentMetadata,
      });
      return null;
    }
    session.status = "complete";
    session.url = null;
    session.payment_status = choice.outcome === "pay" ? "paid" : "unpaid";
    if (choice.outcome === "pay") await send("charge.succeeded", makeCharge(stored, choice.method, at));
    await send("checkout.session.completed", session);
    if (choice.save && notes.maySave && session.customer && choice.method === "card")
      await attachCard(tx, tenantId, session.customer);
    if (choice.outcome === "late-success") {
      const paid = { ...session, payment_status: "paid" as const };
      await send("checkout.session.async_payment_succeeded", paid, lateSeconds);
      // Stripe's own books change when the bank says so; ours are told at the same time.
      await keepObject(tx, tenantId, "session", id, { session: paid, notes });
      return session.success_url;
    }
    if (choice.outcome === "late-failure") await send("checkout.session.async_payment_failed", session, lateSeconds);
    await keepObject(tx, tenantId, "session", id, stored);
    return session.success_url;
  });
}

/** The charge behind a paid session, with the way it was paid. */
function makeCharge({ session, notes }: StoredSession, method: SandboxMethod, at: number) {
  return {
    id: stripeId("ch"),
    object: "charge",
    amount: session.amount_total,
    amount_refunded: 0,
    created: Math.floor(at / 1000),
    currency: session.currency,
    metadata: notes.intentMetadata,
    paid: true,
    payment_intent: session.payment_intent,
    payment_method_details: { type: method },
    refunded: false,
    status: "succeeded",
  };
}
