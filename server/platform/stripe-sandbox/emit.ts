import type { Tx } from "@/db/tenant";
import { enqueue } from "../jobs";
import { keepObject } from "./store";
import { seconds, stripeId } from "./session";

/** An event in Stripe's shape. */
export type SandboxEvent = {
  id: string;
  object: "event";
  account: string;
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: null; idempotency_key: null };
  type: string;
};

/** An event about an object, as Stripe would word it. */
export function makeEvent(tenantId: string, type: string, object: object, at: number): SandboxEvent {
  return {
    id: stripeId("evt"),
    object: "event",
    account: `acct_sandbox_${tenantId.replaceAll("-", "")}`,
    api_version: "2026-10-28.endive",
    created: seconds(at),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
}

/** Stores an event and sends it to our webhook as soon as the transaction commits (later with a delay), until it is taken. */
export async function emit(tx: Tx, tenantId: string, event: SandboxEvent, delaySeconds = 0): Promise<void> {
  await keepObject(tx, tenantId, "event", event.id, event);
  await enqueue(
    { tx },
    "deliver-stripe-event",
    { tenantId, eventId: event.id },
    {
      key: `stripe-event:${event.id}`,
      maxAttempts: 25,
      ...(delaySeconds ? { runAt: new Date(Date.now() + delaySeconds * 1000) } : {}),
    },
  );
}
