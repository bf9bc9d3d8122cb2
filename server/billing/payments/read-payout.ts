import { and, eq, inArray, isNull } from "drizzle-orm";
import { payments, stripePayoutLines, stripePayouts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { isUuid, newId } from "@/server/platform/ids";
import {
  listPayoutTransactions,
  type PayoutTransaction,
  stripeAccountOf,
  stripeIsSandboxed,
} from "@/server/platform/stripe";
import { payOutSandbox } from "@/server/platform/stripe-sandbox/pay-out";
import { findTenant, listTenants } from "@/tenants/resolve";
import { asHouse } from "./as-house";

/** The job behind a payout: asks the provider what it is made of and keeps that, once. */
export async function readPayout(job: { tenantId: string; payoutId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  const account = tenant && stripeAccountOf(tenant);
  if (!tenant || !account) return;
  const transactions = await listPayoutTransactions(account, job.payoutId);
  await asHouse(tenant, "Stripe", (ctx) => keepLines(ctx, job.payoutId, transactions));
}

async function keepLines(ctx: Ctx, payoutId: string, transactions: PayoutTransaction[]): Promise<void> {
  const { tx, tenant } = ctx;
  const mine = and(
    eq(stripePayouts.tenantId, tenant.id),
    eq(stripePayouts.payoutId, payoutId),
    isNull(stripePayouts.readAt),
  );
  const [payout] = await tx.select({ id: stripePayouts.id }).from(stripePayouts).where(mine).for("update");
  if (!payout) return;
  const known = await findPayments(ctx, transactions);
  const lines = transactions.map(({ id, type, paymentId, paymentIntentId, grossMinor, feeMinor }) => ({
    ...{ id: newId(), tenantId: tenant.id, payoutId: payout.id, transactionId: id, type, grossMinor, feeMinor },
    paymentId: known.get(paymentId ?? "") ?? known.get(paymentIntentId ?? "") ?? null,
  }));
  if (lines.length > 0) await tx.insert(stripePayoutLines).values(lines).onConflictDoNothing();
  await tx.update(stripePayouts).set({ readAt: ctx.now }).where(mine);
}

/** Our payments by their own id and by the provider's. */
async function findPayments({ tx, tenant }: Ctx, told: PayoutTransaction[]): Promise<Map<string, string>> {
  const ids = told.flatMap(({ paymentId }) => (paymentId && isUuid(paymentId) ? [paymentId] : []));
  const intents = told.flatMap(({ paymentIntentId }) => (paymentIntentId ? [paymentIntentId] : []));
  const found = new Map<string, string>();
  for (const [column, values] of [
    [payments.id, ids],
    [payments.paymentIntentId, intents],
  ] as const) {
    if (values.length === 0) continue;
    const rows = await tx
      .select({ id: payments.id, key: column })
      .from(payments)
      .where(and(eq(payments.tenantId, tenant.id), inArray(column, values)));
    for (const { id, key } of rows) found.set(key as string, id);
  }
  return found;
}

/** Our own Stripe pays out by night, so that a demonstration's days can be reconciled; nothing once a key is set. */
export async function payOutSandboxes(): Promise<void> {
  if (!stripeIsSandboxed()) return;
  for (const { id } of await listTenants()) await payOutSandbox(id);
}
