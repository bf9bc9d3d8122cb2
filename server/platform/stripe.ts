import { createHmac } from "node:crypto";
import { Stripe } from "stripe";
import type { Tenant } from "./context";
import { env } from "./env";
import { sandboxFetch } from "./stripe-sandbox/fetch";

/** Whether our own Stripe answers: no key, so no money moves and the hosted page is ours. */
export const stripeIsSandboxed = () => !env().STRIPE_SECRET_KEY;

let client: Stripe | undefined;

function stripe(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = env();
  client ??= new Stripe(STRIPE_SECRET_KEY ?? "sk_test_sandbox", {
    timeout: 15_000,
    maxNetworkRetries: 3,
    telemetry: false,
    ...(STRIPE_SECRET_KEY ? addressOf(STRIPE_API_BASE) : { httpClient: Stripe.createFetchHttpClient(sandboxFetch) }),
  });
  return client;
}

/** Another host that speaks Stripe's protocol; the SDK's own address when none is set. */
function addressOf(base: string | undefined) {
  if (!base) return {};
  const url = new URL(base);
  const protocol = url.protocol === "http:" ? ("http" as const) : ("https" as const);
  return { protocol, host: url.hostname, port: url.port || (protocol === "http" ? 80 : 443) };
}

/** The connected account that a subsidiary's money goes to; in the sandbox every subsidiary has one. Null: none. */
export function stripeAccountOf(tenant: Pick<Tenant, "id" | "stripeAccountId">): string | null {
  if (stripeIsSandboxed()) return tenant.stripeAccountId ?? `acct_sandbox_${tenant.id.replaceAll("-", "")}`;
  // A subsidiary founded in the sandbox has no account at Stripe yet.
  return tenant.stripeAccountId?.startsWith("acct_sandbox_") ? null : tenant.stripeAccountId;
}

/** The subsidiary's id in the account that our own Stripe's events name; null for any other, and once a key is set. */
export function tenantIdOfSandboxAccount(account: string): string | null {
  const hex = stripeIsSandboxed() && /^acct_sandbox_([0-9a-f]{32})$/.exec(account)?.[1];
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") : null;
}

export type CheckoutOrder = {
  account: string;
  paymentId: string;
  tenantId: string;
  paymentNo: string;
  amountMinor: bigint;
  currency: string;
  /** What the payer reads on the payment page. */
  title: string;
  description: string;
  /** The payer at the provider, who may keep a card for next time; without one the e-mail is filled in. */
  customerId: string | null;
  email: string | null;
  locale: "zh" | "en";
  successUrl: string;
  cancelUrl: string;
};

export type CheckoutSession = {
  id: string;
  url: string | null;
  status: "open" | "complete" | "expired" | null;
  paymentStatus: "paid" | "unpaid" | "no_payment_required";
  amountMinor: bigint;
  currency: string;
  paymentIntentId: string | null;
  paymentId: string | null;
};

/** A session as we know it, from the API or from an event. */
export function readSession(session: Stripe.Checkout.Session): CheckoutSession {
  const intent = session.payment_intent;
  return {
    id: session.id,
    url: session.url,
    status: session.status as CheckoutSession["status"],
    paymentStatus: session.payment_status as CheckoutSession["paymentStatus"],
    amountMinor: BigInt(session.amount_total ?? 0),
    currency: session.currency ?? "",
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    paymentId: session.metadata?.payment_id ?? session.client_reference_id ?? null,
  };
}

export type Dispute = {
  id: string;
  paymentIntentId: string | null;
  amountMinor: bigint;
  currency: string;
  reason: string;
  status: string;
  respondBy: Date | null;
  /** Taken from us for it and not given back, fees apart. */
  heldMinor: bigint;
  movements: number;
};

/** A dispute as we know it from an event. */
export function readDispute(dispute: Stripe.Dispute): Dispute {
  const intent = dispute.payment_intent;
  const due = dispute.evidence_details?.due_by;
  const moved = dispute.balance_transactions.reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: dispute.id,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    amountMinor: BigInt(dispute.amount),
    currency: dispute.currency,
    reason: dispute.reason,
    status: dispute.status,
    respondBy: due ? new Date(due * 1000) : null,
    heldMinor: BigInt(Math.max(0, -moved)),
    movements: dispute.balance_transactions.length,
  };
}

export type Refund = {
  id: string;
  paymentIntentId: string | null;
  amountMinor: bigint;
  currency: string;
  /** The payer's bank would not take it, or it was called off: the money is ours again. */
  failed: boolean;
};

/** A refund as we know it from an event. */
export function readRefund({ id, payment_intent: intent, amount, currency, status }: Stripe.Refund): Refund {
  return {
    ...{ id, currency, amountMinor: BigInt(amount), failed: status === "failed" || status === "canceled" },
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
  };
}

export type Payout = { id: string; amountMinor: bigint; status: string; arrivesAt: Date };

/** A payout to the subsidiary's bank account as we know it from an event. */
export function readPayoutObject(payout: Stripe.Payout): Payout {
  const { id, amount, status, arrival_date: arrives } = payout;
  return { id, amountMinor: BigInt(amount), status, arrivesAt: new Date(arrives * 1000) };
}

export type PayoutTransaction = {
  id: string;
  type: string;
  paymentId: string | null;
  paymentIntentId: string | null;
  /** 分 before fees; below nought when it went back. */
  grossMinor: bigint;
  feeMinor: bigint;
};

/** What a payout is made of, the payout itself left out. */
export async function listPayoutTransactions(account: string, payoutId: string): Promise<PayoutTransaction[]> {
  const found: PayoutTransaction[] = [];
  const pages = stripe().balanceTransactions.list(
    { payout: payoutId, limit: 100, expand: ["data.source"] },
    { stripeAccount: account },
  );
  for await (const { id, type, amount, fee, source } of pages) {
    if (type === "payout") continue;
    const about = (typeof source === "object" ? source : null) as {
      metadata?: Record<string, string> | null;
      payment_intent?: string | { id: string } | null;
    } | null;
    const intent = about?.payment_intent;
    found.push({
      ...{ id, type, grossMinor: BigInt(amount), feeMinor: BigInt(fee) },
      paymentId: about?.metadata?.payment_id ?? null,
      paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    });
  }
  return found;
}

/**
 * Opens a hosted checkout on the subsidiary's own account. Payment methods are those that the account has switched on
 * (cards, Alipay, WeChat Pay …). The payment's id is the idempotency key: asking twice opens one session.
 */
export async function createCheckoutSession(order: CheckoutOrder): Promise<CheckoutSession> {
  const metadata = { payment_id: order.paymentId, tenant_id: order.tenantId, payment_no: order.paymentNo };
  const session = await stripe().checkout.sessions.create(
    {
      mode: "payment",
      client_reference_id: order.paymentId,
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: order.currency,
            unit_amount: Number(order.amountMinor),
            product_data: { name: order.title, description: order.description },
          },
        },
      ],
      metadata,
      // Charges and refunds carry it too, so each event alone says which payment it is about.
      payment_intent_data: { metadata },
      locale: order.locale,
      success_url: order.successUrl,
      cancel_url: order.cancelUrl,
      ...(order.customerId
        ? {
            customer: order.customerId,
            saved_payment_method_options: { payment_method_save: "enabled", payment_method_remove: "enabled" },
          }
        : order.email
          ? { customer_email: order.email }
          : {}),
    },
    { stripeAccount: order.account, idempotencyKey: `checkout-${order.paymentId}` },
  );
  return readSession(session);
}

/** A resident as the provider's customer; asking twice makes one. */
export async function createCustomer(
  account: string,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<string> {
  const customer = await stripe().customers.create(
    { metadata: { tenant_id: tenantId, user_id: userId } },
    { stripeAccount: account, idempotencyKey: `customer-${tenantId}-${userId}` },
  );
  return customer.id;
}

/** Takes a kept card away at the provider; one that is gone already is no fault. */
export async function detachPaymentMethod(account: string, methodId: string): Promise<void> {
  try {
    await stripe().paymentMethods.detach(methodId, {}, { stripeAccount: account });
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return;
    throw error;
  }
}

export type CardWord = {
  methodId: string;
  customerId: string | null;
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
};

/** A kept card as we know it from an event; null for anything that is no card, or that its owner does not want shown again. */
export function readCard(
  method: Stripe.PaymentMethod,
  was?: Partial<Pick<Stripe.PaymentMethod, "customer">>,
): CardWord | null {
  if (!method.card || method.allow_redisplay === "limited") return null;
  const { brand, last4, exp_month: expMonth, exp_year: expYear } = method.card;
  const customer = was?.customer ?? method.customer;
  const customerId = typeof customer === "string" ? customer : (customer?.id ?? null);
  return { methodId: method.id, customerId, brand, last4, expMonth, expYear };
}

/** The session as Stripe has it now. */
export async function retrieveCheckoutSession(account: string, id: string): Promise<CheckoutSession> {
  return readSession(await stripe().checkout.sessions.retrieve(id, {}, { stripeAccount: account }));
}

/** Closes a session so that nobody can pay it any more; answers what it is now, `complete` when it was paid before. */
export async function expireCheckoutSession(account: string, id: string): Promise<CheckoutSession> {
  try {
    return readSession(await stripe().checkout.sessions.expire(id, {}, { stripeAccount: account }));
  } catch (error) {
    // Only open sessions can be expired: it has been paid, or has run out by itself.
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return retrieveCheckoutSession(account, id);
    throw error;
  }
}

export type StripeEvent = Stripe.Event;

/** The secret that signs our own Stripe's events; made from the house's secret, so nobody has to set it. */
const sandboxWebhookSecret = () =>
  `whsec_${createHmac("sha256", env().AUTH_SECRET).update("stripe sandbox webhook").digest("hex")}`;

const webhookSecret = () => {
  const secret = stripeIsSandboxed() ? sandboxWebhookSecret() : env().STRIPE_WEBHOOK_SECRET;
  if (!secret) throw new Error("STRIPE_WEBHOOK_SECRET is missing: Stripe's events cannot be trusted without it");
  return secret;
};

/** The event in a webhook's raw body, or null when its signature is not Stripe's or too old. */
export async function readStripeEvent(rawBody: string, signature: string): Promise<StripeEvent | null> {
  try {
    return await stripe().webhooks.constructEventAsync(rawBody, signature, webhookSecret());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
    throw error;
  }
}

/** The header that Stripe would send with this body; for the sandbox and for tests. */
export const signSandboxEvent = (rawBody: string): string =>
  Stripe.webhooks.generateTestHeaderString({ payload: rawBody, secret: sandboxWebhookSecret() });
