import { and, asc, eq, inArray, isNull, lt } from "drizzle-orm";
import { payments, stripeEvents } from "@/db/schema";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import { log } from "@/server/platform/log";
import { retrieveCheckoutSession, stripeAccountOf } from "@/server/platform/stripe";
import { listTenants } from "@/tenants/resolve";
import { asHouse } from "./as-house";
import { noteSession } from "./note-session";
import { openCheckout } from "./open-checkout";
import { processStripeEvent } from "./receive-stripe-event";

const minutes = 60_000;
const atOnce = 200;

/**
 * Looks after payments whose word got lost: events that were stored and not carried out, checkouts that were never
 * opened, sessions that Stripe knows more about than we do. Run every few minutes; repeating it changes nothing.
 */
export async function reconcilePayments(): Promise<void> {
  for (const tenant of await listTenants()) {
    try {
      await reconcileTenant(tenant);
    } catch (error) {
      // One subsidiary's trouble (a closed Stripe account) must not keep the others' money waiting.
      log.error({ err: error, tenant: tenant.slug }, "payments could not be reconciled");
    }
  }
}

/** One subsidiary's part; payments younger than `olderThanMinutes` are still in their payer's hands. */
export async function reconcileTenant(tenant: Tenant, olderThanMinutes = 3): Promise<void> {
  const account = stripeAccountOf(tenant);
  if (!account) return;
  const before = new Date(now().getTime() - olderThanMinutes * minutes);
  const { events, waiting } = await asHouse(tenant, "reconciliation", async (ctx) => ({
    events: await ctx.tx
      .select({ eventId: stripeEvents.eventId })
      .from(stripeEvents)
      .where(and(eq(stripeEvents.tenantId, tenant.id), isNull(stripeEvents.processedAt)))
      .limit(atOnce),
    waiting: await ctx.tx
      .select()
      .from(payments)
      .where(
        and(
          eq(payments.tenantId, tenant.id),
          eq(payments.channel, "portal"),
          inArray(payments.status, ["created", "pending"]),
          lt(payments.createdAt, before),
        ),
      )
      .orderBy(asc(payments.createdAt))
      .limit(atOnce),
  }));
  for (const { eventId } of events) await processStripeEvent(tenant, eventId);
  for (const payment of waiting) {
    if (payment.checkoutSessionId) {
      const session = await retrieveCheckoutSession(account, payment.checkoutSessionId);
      await asHouse(tenant, "reconciliation", (ctx) => noteSession(ctx, session));
    } else {
      await openCheckout(tenant, payment.id);
    }
  }
}
