import { and, eq } from "drizzle-orm";
import { stripeEvents } from "@/db/schema";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { log } from "@/server/platform/log";
import { readStripeEvent, type StripeEvent, tenantIdOfSandboxAccount } from "@/server/platform/stripe";
import { findTenant, findTenantByStripeAccount } from "@/tenants/resolve";
import { applyStripeEvent } from "./apply-stripe-event";
import { asHouse } from "./as-house";

/** The subsidiary behind a connected account; null for an account that is none of ours. */
async function tenantOfAccount(account: string | undefined): Promise<Tenant | null> {
  if (!account) return null;
  const known = await findTenantByStripeAccount(account);
  if (known) return known;
  const id = tenantIdOfSandboxAccount(account);
  return id ? findTenant(id) : null;
}

/**
 * Takes a webhook's raw body: verified, stored once under its subsidiary, then carried out. The event is kept before it
 * is acted on, so that a process dying in between loses nothing; Stripe and the nightly look both come back to it.
 * @returns `unsigned` when the signature does not hold
 */
export async function receiveStripeEvent(
  rawBody: string,
  signature: string,
): Promise<"taken" | "ignored" | "unsigned"> {
  const event = await readStripeEvent(rawBody, signature);
  if (!event) return "unsigned";
  const tenant = await tenantOfAccount(event.account);
  if (!tenant) {
    log.warn({ event: event.id, type: event.type }, "an event of an account that is none of ours");
    return "ignored";
  }
  await asHouse(tenant, "Stripe", (ctx) =>
    ctx.tx
      .insert(stripeEvents)
      .values({
        id: newId(),
        tenantId: tenant.id,
        eventId: event.id,
        type: event.type,
        payload: event,
        eventAt: new Date(event.created * 1000),
        createdAt: ctx.now,
      })
      .onConflictDoNothing({ target: [stripeEvents.tenantId, stripeEvents.eventId] }),
  );
  await processStripeEvent(tenant, event.id);
  return "taken";
}

/** Carries out a stored event once; deliveries of the same event wait for each other at its row. */
export async function processStripeEvent(tenant: Tenant, eventId: string): Promise<void> {
  await asHouse(tenant, "Stripe", async (ctx) => {
    const mine = and(eq(stripeEvents.tenantId, tenant.id), eq(stripeEvents.eventId, eventId));
    const [stored] = await ctx.tx.select().from(stripeEvents).where(mine).for("update");
    if (!stored || stored.processedAt) return;
    const outcome = await applyStripeEvent(ctx, stored.payload as StripeEvent);
    await ctx.tx.update(stripeEvents).set({ processedAt: ctx.now, outcome }).where(mine);
  });
}
