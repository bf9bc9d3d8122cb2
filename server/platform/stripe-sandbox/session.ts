import { newId } from "../ids";
import { type Form, pick, pickFlat } from "./form";

/** A checkout session in Stripe's own shape, and what the sandbox must remember of it besides. */
export type SandboxSession = {
  id: string;
  object: "checkout.session";
  amount_total: number;
  amount_subtotal: number;
  client_reference_id: string | null;
  created: number;
  currency: string;
  customer: string | null;
  customer_email: string | null;
  expires_at: number;
  livemode: false;
  locale: string | null;
  metadata: Record<string, string>;
  mode: "payment";
  payment_intent: string | null;
  payment_method_types: string[];
  payment_status: "paid" | "unpaid";
  status: "open" | "complete" | "expired";
  success_url: string;
  cancel_url: string | null;
  url: string | null;
};

export type SandboxNotes = {
  title: string;
  description: string;
  intentMetadata: Record<string, string>;
  /** Whether the payer is asked to keep the card for next time. */
  maySave: boolean;
  /** Refusals that the payer saw before. */
  declines: number;
  /** The payout that took it along. */
  payoutId?: string;
};

export type StoredSession = { session: SandboxSession; notes: SandboxNotes };

/** An id in Stripe's manner. */
export const stripeId = (prefix: string) => `${prefix}_${newId().replaceAll("-", "")}`;
export const seconds = (at: number) => Math.floor(at / 1000);

/** What Stripe would answer to a faulty request. */
export class SandboxRefusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly param?: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

const missing = (param: string) =>
  new SandboxRefusal(400, "invalid_request_error", `Missing required param: ${param}.`, param, "parameter_missing");

/** A new open session from a request's form; refuses what Stripe would refuse. */
export function makeSession(form: Form, at: number): StoredSession {
  const need = (path: string) => {
    const value = pick(form, path);
    if (value === undefined) throw missing(path.replace(/\.(\w+)/g, "[$1]"));
    return value;
  };
  if (need("mode") !== "payment")
    throw new SandboxRefusal(400, "invalid_request_error", "The sandbox knows mode=payment only.", "mode");
  const amount = Number(need("line_items.0.price_data.unit_amount")) * Number(need("line_items.0.quantity"));
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    throw new SandboxRefusal(
      400,
      "invalid_request_error",
      "Invalid positive integer",
      "line_items[0][price_data][unit_amount]",
    );
  }
  const id = stripeId("cs_test");
  const success = need("success_url");
  if (pick(form, "customer") && pick(form, "customer_email"))
    throw new SandboxRefusal(
      400,
      "invalid_request_error",
      "You may only specify one of these parameters: customer, customer_email.",
    );
  const expires = Number(pick(form, "expires_at") ?? seconds(at) + 24 * 3600);
  const session: SandboxSession = {
    id,
    object: "checkout.session",
    amount_total: amount,
    amount_subtotal: amount,
    client_reference_id: pick(form, "client_reference_id") ?? null,
    created: seconds(at),
    currency: need("line_items.0.price_data.currency"),
    customer: pick(form, "customer") ?? null,
    customer_email: pick(form, "customer_email") ?? null,
    expires_at: expires,
    livemode: false,
    locale: pick(form, "locale") ?? null,
    metadata: pickFlat(form, "metadata"),
    mode: "payment",
    payment_intent: null,
    payment_method_types: ["card", "alipay", "wechat_pay"],
    payment_status: "unpaid",
    status: "open",
    success_url: success.replace("{CHECKOUT_SESSION_ID}", id),
    cancel_url: pick(form, "cancel_url") ?? null,
    url: `${new URL(success).origin}/sandbox/stripe/${id}`,
  };
  const notes: SandboxNotes = {
    title: need("line_items.0.price_data.product_data.name"),
    description: pick(form, "line_items.0.price_data.product_data.description") ?? "",
    intentMetadata: pickFlat(form, "payment_intent_data.metadata"),
    maySave: pick(form, "saved_payment_method_options.payment_method_save") === "enabled",
    declines: 0,
  };
  return { session, notes };
}
