import { and, asc, eq, sql } from "drizzle-orm";
import { stripeSandboxObjects } from "@/db/schema";
import type { Tx } from "@/db/tenant";
import { now } from "../clock";
import { emit, makeEvent } from "./emit";
import { type Form, pick, pickFlat } from "./form";
import { SandboxRefusal, seconds, stripeId } from "./session";
import { findObject, inSandbox, keepObject } from "./store";

export type SandboxCard = {
  id: string;
  object: "payment_method";
  type: "card";
  allow_redisplay: "always";
  created: number;
  customer: string | null;
  card: { brand: string; last4: string; exp_month: number; exp_year: number };
};

/** A new customer from a request's form. */
export async function makeCustomer(tx: Tx, tenantId: string, form: Form): Promise<object> {
  const customer = {
    ...{ id: stripeId("cus"), object: "customer", created: seconds(now().getTime()), livemode: false },
    ...{ email: pick(form, "email") ?? null, metadata: pickFlat(form, "metadata") },
  };
  await keepObject(tx, tenantId, "customer", customer.id, customer);
  return customer;
}

/** The cards that a customer keeps, the oldest first. */
export async function listCards(tx: Tx, tenantId: string, customer: string | null): Promise<SandboxCard[]> {
  if (!customer) return [];
  const rows = await tx
    .select({ body: stripeSandboxObjects.body })
    .from(stripeSandboxObjects)
    .where(
      and(
        eq(stripeSandboxObjects.tenantId, tenantId),
        eq(stripeSandboxObjects.kind, "payment-method"),
        sql`${stripeSandboxObjects.body} ->> 'customer' = ${customer}`,
      ),
    )
    .orderBy(asc(stripeSandboxObjects.id));
  return rows.map((row) => row.body as SandboxCard);
}

/** The same, for the hosted page. */
export const listSandboxCards = (tenantId: string, customer: string | null): Promise<SandboxCard[]> =>
  inSandbox(tenantId, (tx) => listCards(tx, tenantId, customer));

/** The payer's card stays with the customer; the shop is told. */
export async function attachCard(tx: Tx, tenantId: string, customer: string): Promise<void> {
  const at = now();
  const card: SandboxCard = {
    ...{ id: stripeId("pm"), object: "payment_method", type: "card", allow_redisplay: "always", customer },
    created: seconds(at.getTime()),
    card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: at.getUTCFullYear() + 3 },
  };
  await keepObject(tx, tenantId, "payment-method", card.id, card);
  await emit(tx, tenantId, makeEvent(tenantId, "payment_method.attached", card, at.getTime()));
}

/** The card leaves its customer for good. */
export async function detachCard(tx: Tx, tenantId: string, id: string): Promise<SandboxCard> {
  const card = await findObject<SandboxCard>(tx, tenantId, "payment-method", id);
  if (!card?.customer) {
    throw new SandboxRefusal(
      400,
      "invalid_request_error",
      "The payment method you provided is not attached to a customer so detachment is impossible.",
      "payment_method",
    );
  }
  const detached = { ...card, customer: null };
  await keepObject(tx, tenantId, "payment-method", id, detached);
  const event = makeEvent(tenantId, "payment_method.detached", detached, now().getTime());
  event.data.previous_attributes = { customer: card.customer };
  await emit(tx, tenantId, event);
  return detached;
}
