import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, numeric, text, unique, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts, serviceAgreements } from "./accounts";
import { configDocuments } from "./config";

/** 出账批次: one set-based run over a subsidiary for one season. */
export const billRuns = tenantTable(
  "bill_runs",
  mutable,
  {
    season: text("season").notNull(),
    tariffVersionId: uuid("tariff_version_id").notNull(),
    status: text("status", { enum: ["running", "posted", "failed"] }).notNull(),
    startedBy: text("started_by").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    /** Agreements in scope, billed by this run, and already billed before it. */
    inScope: integer("in_scope").notNull().default(0),
    billed: integer("billed").notNull().default(0),
    totalMinor: amount("total_minor").notNull().default(sql`0`),
    error: text("error"),
  },
  (t) => [
    index("bill_runs_season").on(t.tenantId, t.season),
    tenantReference(t, t.tariffVersionId, () => configDocuments),
  ],
);

/** 账单. Never edited: a correction reverses its lines and issues the next revision. */
export const bills = tenantTable(
  "bills",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    billNo: text("bill_no").notNull(),
    accountId: uuid("account_id").notNull(),
    agreementId: uuid("agreement_id").notNull(),
    runId: uuid("run_id"),
    kind: text("kind", { enum: ["season", "cut-off", "first", "correction", "usage"] }).notNull(),
    /** Season slug for heating (2026-2027), period for water (2026-03). */
    season: text("season").notNull(),
    /** 0 for the first issue; each correction of the same season and agreement counts up. */
    revision: integer("revision").notNull().default(0),
    periodFrom: day("period_from").notNull(),
    periodTo: day("period_to").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    issuedOn: day("issued_on").notNull(),
    dueOn: day("due_on").notNull(),
    tariffVersionId: uuid("tariff_version_id").notNull(),
    /** The bill that this one takes back, when it is a reversal; amounts then are negative. */
    reversesId: uuid("reverses_id"),
  },
  (t) => [
    unique("bills_bill_no").on(t.tenantId, t.billNo),
    unique("bills_once").on(t.tenantId, t.agreementId, t.season, t.revision),
    unique("bills_reversed_once").on(t.tenantId, t.reversesId),
    index("bills_account_id").on(t.tenantId, t.accountId, t.issuedOn),
    index("bills_run_id").on(t.tenantId, t.runId),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.agreementId, () => serviceAgreements),
    tenantReference(t, t.runId, () => billRuns),
    tenantReference(t, t.tariffVersionId, () => configDocuments),
    tenantReference(t, t.reversesId, () => ({ tenantId: t.tenantId, id: t.id })),
  ],
);

/** A line says how it was made: quantity, price, factor, formula and the versions it stood on. */
export const billLines = tenantTable(
  "bill_lines",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    billId: uuid("bill_id").notNull(),
    accountId: uuid("account_id").notNull(),
    lineNo: integer("line_no").notNull(),
    /** What is charged: area-heat, fixed-part, energy-part, base-fee, water, resource, sewage, waiver … */
    code: text("code").notNull(),
    description: text("description").notNull(),
    quantity: numeric("quantity", { precision: 16, scale: 4 }).notNull(),
    unit: text("unit").notNull(),
    unitPrice: numeric("unit_price", { precision: 14, scale: 6 }).notNull(),
    factor: numeric("factor", { precision: 12, scale: 6 }).notNull().default("1"),
    amountMinor: amount("amount_minor").notNull(),
    formula: text("formula").notNull(),
    chargeableAreaId: uuid("chargeable_area_id"),
    usageId: uuid("usage_id"),
  },
  (t) => [
    unique("bill_lines_line_no").on(t.tenantId, t.billId, t.lineNo),
    index("bill_lines_account_id").on(t.tenantId, t.accountId),
    tenantReference(t, t.billId, () => bills),
  ],
);

/** 缴费: one payment of one account, whatever way it came. Moves only along its fixed life cycle. */
export const payments = tenantTable(
  "payments",
  { ...mutable, resident: ["select"], residentScope: "either" },
  {
    paymentNo: text("payment_no").notNull(),
    accountId: uuid("account_id").notNull(),
    residentUserId: uuid("resident_user_id"),
    amountMinor: amount("amount_minor").notNull(),
    channel: text("channel", { enum: ["portal", "counter", "transfer-slip"] }).notNull(),
    method: text("method").notNull().default("unknown"),
    status: text("status", { enum: ["created", "pending", "succeeded", "failed", "expired", "refunded"] }).notNull(),
    /** Which bills the payer chose, in order; allocation follows it. */
    billIds: uuid("bill_ids").array().notNull(),
    checkoutSessionId: text("checkout_session_id"),
    checkoutUrl: text("checkout_url"),
    paymentIntentId: text("payment_intent_id"),
    idempotencyKey: text("idempotency_key").notNull(),
    receiptNo: text("receipt_no"),
    paidAt: instant("paid_at"),
    failure: text("failure"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("payments_payment_no").on(t.tenantId, t.paymentNo),
    unique("payments_idempotency_key").on(t.tenantId, t.idempotencyKey),
    unique("payments_receipt_no").on(t.tenantId, t.receiptNo),
    unique("payments_checkout_session_id").on(t.tenantId, t.checkoutSessionId),
    unique("payments_payment_intent_id").on(t.tenantId, t.paymentIntentId),
    index("payments_account_id").on(t.tenantId, t.accountId, t.createdAt),
    index("payments_paid_at").on(t.tenantId, t.paidAt),
    check("payments_positive", sql`${t.amountMinor} > 0`),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** Which bill a payment settles; dated rows, a release is a negative row. */
export const allocations = tenantTable(
  "allocations",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    paymentId: uuid("payment_id").notNull(),
    billId: uuid("bill_id").notNull(),
    accountId: uuid("account_id").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    effectiveOn: day("effective_on").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (t) => [
    index("allocations_bill_id").on(t.tenantId, t.billId),
    index("allocations_payment_id").on(t.tenantId, t.paymentId),
    index("allocations_account_id").on(t.tenantId, t.accountId),
    tenantReference(t, t.paymentId, () => payments),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/**
 * 分录: a transfer of a positive sum from one ledger account to another, so that the ledger balances by
 * construction. Insert-only; the only thing balances are made of.
 */
export const postings = tenantTable(
  "postings",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    /** The customer account whose sub-ledger it belongs to. */
    accountId: uuid("account_id").notNull(),
    debit: text("debit").notNull(),
    credit: text("credit").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    effectiveOn: day("effective_on").notNull(),
    dueOn: day("due_on"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    kind: text("kind", { enum: ["bill", "payment", "reversal", "adjustment", "refund", "transfer"] }).notNull(),
    billId: uuid("bill_id"),
    paymentId: uuid("payment_id"),
    reversesId: uuid("reverses_id"),
    /** One posting per business event, however often it is delivered. */
    eventKey: uuid("event_key").notNull(),
  },
  (t) => [
    unique("postings_event_key").on(t.tenantId, t.eventKey),
    unique("postings_reversed_once").on(t.tenantId, t.reversesId),
    index("postings_account_id").on(t.tenantId, t.accountId, t.effectiveOn),
    // A day's money of the whole subsidiary: roll-ups and daily reports.
    index("postings_effective_on").on(t.tenantId, t.effectiveOn),
    index("postings_bill_id").on(t.tenantId, t.billId).where(sql`bill_id is not null`),
    check("postings_positive", sql`${t.amountMinor} > 0`),
    check("postings_two_sides", sql`${t.debit} <> ${t.credit}`),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.paymentId, () => payments),
  ],
);

/** Every signed event that a payment provider delivered, once; the raw word behind each posting. */
export const stripeEvents = tenantTable(
  "stripe_events",
  mutable,
  {
    eventId: text("event_id").notNull(),
    type: text("type").notNull(),
    payload: jsonb("payload").$type<unknown>().notNull(),
    eventAt: instant("event_at").notNull(),
    processedAt: instant("processed_at"),
    outcome: text("outcome"),
  },
  (t) => [unique("stripe_events_event_id").on(t.tenantId, t.eventId)],
);
