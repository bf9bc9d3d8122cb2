import { and, asc, eq, gte } from "drizzle-orm";
import { payments, stripeEvents } from "@/db/schema";
import { insertRows } from "../insert-rows";
import { makeRandom } from "../random";
import type { Part } from "./seed-money";

/** The second season; what the provider said before it is not kept. */
const since = new Date("2026-09-07T16:00:00Z");

/** The provider's word behind every payment that was made online this season. */
export const seedStripeEvents: Part = async ({ tx, tenant }, subsidiary) => {
  const tenantId = tenant.id;
  const [known] = await tx.select().from(stripeEvents).where(eq(stripeEvents.tenantId, tenantId)).limit(1);
  if (known) return;
  const random = makeRandom(`stripe events ${subsidiary.slug}`);
  const paid = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, tenantId), eq(payments.channel, "portal"), gte(payments.paidAt, since)))
    .orderBy(asc(payments.paidAt), asc(payments.id));
  const type = "checkout.session.completed";
  const rows = paid.map((payment) => {
    const eventId = `evt_demo_${payment.id.replaceAll("-", "").slice(8)}`;
    const object = {
      ...{ id: payment.checkoutSessionId, object: "checkout.session", status: "complete", payment_status: "paid" },
      ...{ amount_total: Number(payment.amountMinor), currency: "cny", payment_intent: payment.paymentIntentId },
      metadata: { payment_id: payment.id, tenant_id: tenantId, payment_no: payment.paymentNo },
    };
    const created = Math.floor(payment.paidAt!.getTime() / 1000);
    return {
      ...{ tenantId, id: random.id(), createdAt: payment.paidAt!, eventId, type, eventAt: payment.paidAt! },
      ...{ processedAt: payment.paidAt!, outcome: "posted" },
      payload: { id: eventId, object: "event", type, created, livemode: false, data: { object } },
    };
  });
  await insertRows(tx, stripeEvents, rows);
};
