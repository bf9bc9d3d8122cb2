import { index, text, unique, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { payments } from "./billing";

/** 平台打款: what the payment provider paid out to our bank account, by its own word. */
export const stripePayouts = tenantTable(
  "stripe_payouts",
  mutable,
  {
    payoutId: text("payout_id").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    status: text("status").notNull(),
    arrivesOn: day("arrives_on").notNull(),
    /** When the provider said what stands here. */
    toldAt: instant("told_at").notNull(),
    /** When its lines were read; null while they are not. */
    readAt: instant("read_at"),
  },
  (t) => [
    unique("stripe_payouts_payout_id").on(t.tenantId, t.payoutId),
    index("stripe_payouts_arrives_on").on(t.tenantId, t.arrivesOn),
  ],
);

/** What a payout is made of: charges, refunds and withheld sums before fees, and the fees. */
export const stripePayoutLines = tenantTable(
  "stripe_payout_lines",
  appendOnly,
  {
    payoutId: uuid("payout_id").notNull(),
    transactionId: text("transaction_id").notNull(),
    type: text("type").notNull(),
    paymentId: uuid("payment_id"),
    /** Before fees; below nought when it went back to a payer. */
    grossMinor: amount("gross_minor").notNull(),
    feeMinor: amount("fee_minor").notNull(),
  },
  (t) => [
    unique("stripe_payout_lines_transaction_id").on(t.tenantId, t.transactionId),
    index("stripe_payout_lines_payout_id").on(t.tenantId, t.payoutId),
    tenantReference(t, t.payoutId, () => stripePayouts),
    tenantReference(t, t.paymentId, () => payments),
  ],
);
