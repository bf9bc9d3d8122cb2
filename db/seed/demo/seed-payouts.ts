import { and, asc, eq, gte } from "drizzle-orm";
import { payments, stripePayoutLines, stripePayouts } from "@/db/schema";
import { dayOf, plusDays } from "@/server/platform/dates";
import { insertRows } from "../insert-rows";
import { makeRandom } from "../random";
import type { Part } from "./seed-money";
import { demoDay } from "./subsidiaries";

/** The month that runs; what the provider paid out before it is not kept. */
const since = "2026-11-01";

/** What the provider kept of a payment: 0.6 per cent, half up. */
const feeOf = (amountMinor: bigint) => (amountMinor * 6n + 500n) / 1000n;

/** Each day's online payments, on our bank account the day after, less the provider's fees. */
export const seedPayouts: Part = async ({ tx, tenant }, subsidiary) => {
  const tenantId = tenant.id;
  const [known] = await tx.select().from(stripePayouts).where(eq(stripePayouts.tenantId, tenantId)).limit(1);
  if (known) return;
  const random = makeRandom(`payouts ${subsidiary.slug}`);
  const paid = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, tenantId),
        eq(payments.channel, "portal"),
        gte(payments.paidAt, new Date(`${since}T00:00:00+08:00`)),
      ),
    )
    .orderBy(asc(payments.paidAt), asc(payments.id));
  const days = [...Map.groupBy(paid, ({ paidAt }) => plusDays(dayOf(paidAt!, tenant.timezone), 1))]
    .filter(([day]) => day <= demoDay)
    .map(([day, list]) => {
      const [id, at] = [random.id(), new Date(`${day}T01:00:00Z`)];
      const lines = list.map((payment) => ({
        ...{ tenantId, id: random.id(), createdAt: at, payoutId: id, type: "charge", paymentId: payment.id },
        ...{ transactionId: `txn_demo_${payment.id.replaceAll("-", "").slice(8)}`, grossMinor: payment.amountMinor },
        feeMinor: feeOf(payment.amountMinor),
      }));
      const amountMinor = lines.reduce((sum, { grossMinor, feeMinor }) => sum + grossMinor - feeMinor, 0n);
      const payout = {
        ...{ tenantId, id, createdAt: at, payoutId: `po_demo_${id.replaceAll("-", "").slice(8)}`, amountMinor },
        ...{ status: "paid", arrivesOn: day, toldAt: at, readAt: at },
      };
      return { payout, lines };
    });
  await insertRows(
    tx,
    stripePayouts,
    days.map(({ payout }) => payout),
  );
  await insertRows(
    tx,
    stripePayoutLines,
    days.flatMap(({ lines }) => lines),
  );
};
