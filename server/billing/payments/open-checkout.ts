import { and, eq, inArray, lt, ne } from "drizzle-orm";
import { accounts, payments } from "@/db/schema";
import type { Tenant } from "@/server/platform/context";
import { conflict, notFound } from "@/server/platform/errors";
import { createCheckoutSession, expireCheckoutSession, stripeAccountOf } from "@/server/platform/stripe";
import { findTenant } from "@/tenants/resolve";
import { getCustomer } from "../saved-cards/get-customer";
import { asHouse } from "./as-house";
import { findPayer } from "./find-payer";
import { movePayment, type Payment } from "./move-payment";
import { noteSession } from "./note-session";

/**
 * Opens the provider's hosted checkout for a payment and returns its address. Outside any transaction: the row is there
 * before the call and the address is stored after it; whoever repeats it after a crash gets the same session, because
 * the payment is the idempotency key. Older checkouts of the account are closed first, so that only one can be paid.
 * @throws `payment-not-open` when it is over, `payment-just-arrived` when an older one was paid meanwhile
 */
export async function openCheckout(tenant: Tenant, paymentId: string): Promise<string> {
  const account = stripeAccountOf(tenant);
  if (!account) throw conflict("online-payment-not-set-up");
  const { payment, older, email, accountNo } = await read(tenant, paymentId);
  if (payment.checkoutUrl && payment.status === "pending") return payment.checkoutUrl;
  if (payment.status !== "created" || !payment.returnOrigin) throw conflict("payment-not-open");
  for (const other of older) await close(tenant, account, other);
  const { residentUserId: userId } = payment;
  const session = await createCheckoutSession({
    account,
    customerId: userId ? await getCustomer(tenant, account, userId) : null,
    paymentId: payment.id,
    tenantId: tenant.id,
    paymentNo: payment.paymentNo,
    amountMinor: payment.amountMinor,
    currency: tenant.currency,
    title: `${tenant.name} 缴费`,
    description: `户号 ${accountNo} · ${payment.paymentNo}`,
    email,
    locale: "zh",
    successUrl: `${payment.returnOrigin}/pay/return?payment=${payment.id}`,
    cancelUrl: `${payment.returnOrigin}/pay?cancelled=${payment.id}`,
  });
  const stored = await asHouse(tenant, "checkout", (ctx) =>
    movePayment(ctx, payment.id, "pending", { checkoutSessionId: session.id, checkoutUrl: session.url }),
  );
  if (stored?.checkoutUrl) return stored.checkoutUrl;
  // Somebody was quicker: the same session by another request, or this payment has been given up meanwhile.
  const { payment: current } = await read(tenant, paymentId);
  if (current.status === "pending" && current.checkoutUrl) return current.checkoutUrl;
  await expireCheckoutSession(account, session.id);
  throw conflict("payment-not-open");
}

function read(tenant: Tenant, paymentId: string) {
  return asHouse(tenant, "checkout", async (ctx) => {
    const [row] = await ctx.tx
      .select({ payment: payments, accountNo: accounts.accountNo })
      .from(payments)
      .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, payments.accountId)))
      .where(and(eq(payments.tenantId, tenant.id), eq(payments.id, paymentId)));
    if (!row) throw notFound();
    const older = await ctx.tx
      .select()
      .from(payments)
      .where(
        and(
          eq(payments.tenantId, tenant.id),
          eq(payments.accountId, row.payment.accountId),
          inArray(payments.status, ["created", "pending"]),
          ne(payments.id, paymentId),
          lt(payments.createdAt, row.payment.createdAt),
        ),
      );
    const payer = await findPayer(ctx, row.payment.accountId);
    return { ...row, older, email: payer?.email ?? null };
  });
}

/** Closes an older checkout at the provider and with us; one that turns out to be paid is booked instead. */
async function close(tenant: Tenant, account: string, older: Payment): Promise<void> {
  if (!older.checkoutSessionId) {
    await asHouse(tenant, "checkout", (ctx) => movePayment(ctx, older.id, "expired"));
    return;
  }
  const session = await expireCheckoutSession(account, older.checkoutSessionId);
  const outcome = await asHouse(tenant, "checkout", (ctx) => noteSession(ctx, session));
  if (outcome === "posted" || session.status === "complete") throw conflict("payment-just-arrived");
}

/** The same as a job: the net under a process that died between the payment's row and its checkout. */
export async function openCheckoutJob(job: { tenantId: string; paymentId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const status = await asHouse(tenant, "checkout", async (ctx) => {
    const [payment] = await ctx.tx
      .select({ status: payments.status })
      .from(payments)
      .where(and(eq(payments.tenantId, tenant.id), eq(payments.id, job.paymentId)));
    return payment?.status;
  });
  if (status === "created") await openCheckout(tenant, job.paymentId);
}
