import { and, eq } from "drizzle-orm";
import { stripeSandboxObjects } from "@/db/schema";
import { now } from "../clock";
import { env } from "../env";
import { signSandboxEvent } from "../stripe";
import { findObject, inSandbox } from "./store";
import type { SandboxEvent } from "./emit";

/** Posts one of our own Stripe's events, signed, to the webhook; throws until it is taken, so that the queue tries again. */
export async function deliverStripeEvent(job: { tenantId: string; eventId: string }): Promise<void> {
  const { tenantId, eventId } = job;
  const event = await inSandbox(tenantId, (tx) => findObject<SandboxEvent>(tx, tenantId, "event", eventId));
  if (!event) return;
  const body = JSON.stringify(event);
  const response = await fetch(`http://localhost:${env().PORT}/api/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": signSandboxEvent(body) },
    body,
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
  await inSandbox(tenantId, (tx) =>
    tx
      .update(stripeSandboxObjects)
      .set({ deliveredAt: now() })
      .where(
        and(
          eq(stripeSandboxObjects.tenantId, tenantId),
          eq(stripeSandboxObjects.kind, "event"),
          eq(stripeSandboxObjects.objectId, eventId),
        ),
      ),
  );
}
