import { and, eq, sql } from "drizzle-orm";
import { stripeSandboxObjects } from "@/db/schema";
import { now } from "../clock";
import { emit, makeEvent } from "./emit";
import { seconds, stripeId, type StoredSession } from "./session";
import { inSandbox, keepObject } from "./store";

/** A payout and the balance transactions it is made of, as the sandbox keeps them. */
export type StoredPayout = { payout: object; transactions: object[] };

/** What the sandbox keeps of each charge: 0.6 per cent, half up. */
const feeOf = (amount: number) => Math.round((amount * 6) / 1000);

/**
 * Pays a subsidiary everything out that was paid since the last time, less fees, as Stripe does by night, and tells of it.
 * Null when there is nothing.
 */
export function payOutSandbox(tenantId: string): Promise<string | null> {
  return inSandbox(tenantId, async (tx) => {
    const rows = await tx
      .select({ body: stripeSandboxObjects.body })
      .from(stripeSandboxObjects)
      .where(
        and(
          eq(stripeSandboxObjects.tenantId, tenantId),
          eq(stripeSandboxObjects.kind, "session"),
          sql`body #>> '{session,payment_status}' = 'paid' and body #>> '{notes,payoutId}' is null`,
        ),
      )
      .for("update");
    if (rows.length === 0) return null;
    const at = now().getTime();
    const id = stripeId("po");
    const transactions = [];
    for (const { body } of rows) {
      const { session, notes } = body as StoredSession;
      const [amount, fee] = [session.amount_total, feeOf(session.amount_total)];
      transactions.push({
        ...{ id: stripeId("txn"), object: "balance_transaction", type: "charge", amount, fee, net: amount - fee },
        ...{ currency: session.currency, created: seconds(at) },
        source: {
          ...{ id: stripeId("ch"), object: "charge", amount },
          ...{ metadata: notes.intentMetadata, payment_intent: session.payment_intent },
        },
      });
      await keepObject(tx, tenantId, "session", session.id, { session, notes: { ...notes, payoutId: id } });
    }
    const payout = {
      ...{ id, object: "payout", amount: transactions.reduce((sum, { net }) => sum + net, 0), status: "paid" },
      ...{ arrival_date: seconds(at), created: seconds(at), currency: transactions[0]!.currency, automatic: true },
    };
    await keepObject(tx, tenantId, "payout", id, { payout, transactions } satisfies StoredPayout);
    await emit(tx, tenantId, makeEvent(tenantId, "payout.paid", payout, at));
    return id;
  });
}
