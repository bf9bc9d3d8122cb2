import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, numeric, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts, serviceAgreements } from "./accounts";
import { configDocuments } from "./config";
import { trialRuns } from "./trials";

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
    /** Agreements to bill when it began, and billed by it so far. */
    inScope: integer("in_scope").notNull().default(0),
    billed: integer("billed").notNull().default(0),
    /** Left aside; `run_obstacles` says why. */
    parked: integer("parked").notNull().default(0),
    /** The last agreement that was looked at; a run that was cut off goes on behind it. */
    cursor: uuid("cursor"),
    totalMinor: amount("total_minor").notNull().default(sql`0`),
    error: text("error"),
    /** The trial that it freezes: it bills only what is as it was then. */
    trialId: uuid("trial_id"),
  },
  (t) => [
    unique("bill_runs_trial_id").on(t.tenantId, t.trialId),
    tenantReference(t, t.trialId, () => trialRuns),
    index("bill_runs_season").on(t.tenantId, t.season),
    uniqueIndex("bill_runs_one_running").on(t.tenantId, t.season).where(sql`status = 'running'`),
    tenantReference(t, t.tariffVersionId, () => configDocuments),
  ],
);

/** What a run left aside, and why. */
export const runObstacles = tenantTable(
  "run_obstacles",
  appendOnly,
  {
    runId: uuid("run_id").notNull(),
    agreementId: uuid("agreement_id").notNull(),
    accountId: uuid("account_id").notNull(),
    /** A fact or a price is missing, or the bill would be another than the trial computed. */
    reason: text("reason", { enum: ["no-area", "no-usage", "no-price", "changed"] }).notNull(),
    priceClass: text("price_class"),
  },
  (t) => [
    unique("run_obstacles_agreement").on(t.tenantId, t.runId, t.agreementId),
    tenantReference(t, t.runId, () => billRuns),
    tenantReference(t, t.agreementId, () => serviceAgreements),
    tenantReference(t, t.accountId, () => accounts),
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
    kind: text("kind", {
      enum: ["season", "cut-off", "first", "correction", "usage", "carried", "late-fee", "claim", "growth"],
    }).notNull(),
    /** Season slug for heating (2026-2027), period for water (2026-03). */
    season: text("season").notNull(),
    /** 0 for the first issue; each reversal and each correction of the same season and agreement counts up. */
    revision: integer("revision").notNull().default(0),
    /** First and last day charged. */
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
    unique("bills_once").on(t.tenantId, t.agreementId, t.season, t.periodFrom, t.revision),
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

/** How a line came about, for the words on screen; never used to compute. */
export type BillLineBasis = {
  priceClass?: string;
  areaKind?: string;
  /** Days charged of the days in the season, when not all of them. */
  days?: number;
  of?: number;
  tier?: number;
  /** m³ of the calendar year at which this line begins and ends. */
  tierFrom?: string;
  tierTo?: string;
  /** The bill of another account that this debt was carried from. */
  fromBillNo?: string;
  percent?: string;
  capPercent?: string;
  usageFactor?: string;
  /** A late fee: the late bill, its unpaid 元, the rate, and the first and last day. */
  unpaid?: string;
  ratePerDay?: string;
  dayFrom?: string;
  dayTo?: string;
};

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
    factor: numeric("factor", { precision: 20, scale: 12 }).notNull().default("1"),
    amountMinor: amount("amount_minor").notNull(),
    formula: text("formula").notNull(),
    /** What the explanation in words needs besides: kind of area, price class, days of days, tier. */
    basis: jsonb("basis").$type<BillLineBasis>().notNull().default({}),
    tariffVersionId: uuid("tariff_version_id").notNull(),
    chargeableAreaId: uuid("chargeable_area_id"),
    usageId: uuid("usage_id"),
  },
  (t) => [
    unique("bill_lines_line_no").on(t.tenantId, t.billId, t.lineNo),
    index("bill_lines_account_id").on(t.tenantId, t.accountId),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.tariffVersionId, () => configDocuments),
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
    channel: text("channel", { enum: ["portal", "counter", "transfer-slip", "bank-file"] }).notNull(),
    method: text("method").notNull().default("unknown"),
    status: text("status", { enum: ["created", "pending", "succeeded", "failed", "expired", "refunded"] }).notNull(),
    /** Which bills the payer chose, in order; allocation follows it. */
    billIds: uuid("bill_ids").array().notNull(),
    checkoutSessionId: text("checkout_session_id"),
    checkoutUrl: text("checkout_url"),
    paymentIntentId: text("payment_intent_id"),
    idempotencyKey: text("idempotency_key").notNull(),
    receiptNo: text("receipt_no"),
    /** The bank's own number of a transfer: one movement is money once, by whichever door it is booked. */
    bankRef: text("bank_ref"),
    paidAt: instant("paid_at"),
    /** What went back to the payer so far. */
    refundedMinor: amount("refunded_minor").notNull().default(sql`0`),
    /** The provider's newest total of refunds, and when it said so; refunds that failed since are `refund_failures`. */
    refundToldMinor: amount("refund_told_minor").notNull().default(sql`0`),
    refundToldAt: instant("refund_told_at"),
    /** Who is named on the receipt, and the clerk who took it at the counter. */
    payerName: text("payer_name").notNull().default(""),
    takenByName: text("taken_by_name"),
    /** The site the payer came from and goes back to, such as http://quancheng.localhost:3000. */
    returnOrigin: text("return_origin"),
    failure: text("failure"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("payments_payment_no").on(t.tenantId, t.paymentNo),
    unique("payments_idempotency_key").on(t.tenantId, t.idempotencyKey),
    unique("payments_receipt_no").on(t.tenantId, t.receiptNo),
    unique("payments_bank_ref").on(t.tenantId, t.bankRef),
    unique("payments_checkout_session_id").on(t.tenantId, t.checkoutSessionId),
    unique("payments_payment_intent_id").on(t.tenantId, t.paymentIntentId),
    index("payments_account_id").on(t.tenantId, t.accountId, t.createdAt),
    index("payments_paid_at").on(t.tenantId, t.paidAt),
    index("payments_under_way").on(t.tenantId, t.createdAt).where(sql`status in ('created', 'pending')`),
    check("payments_positive", sql`${t.amountMinor} > 0`),
    check("payments_refund_within", sql`${t.refundedMinor} between 0 and ${t.amountMinor}`),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** Which bill a payment or an adjustment settles; dated rows, a release is a negative row. */
export const allocations = tenantTable(
  "allocations",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    /** What settles it: money that came, or an adjustment that let the account off; exactly one of the two. */
    paymentId: uuid("payment_id"),
    adjustmentId: uuid("adjustment_id"),
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
    index("allocations_adjustment_id").on(t.tenantId, t.adjustmentId).where(sql`adjustment_id is not null`),
    check("allocations_one_source", sql`num_nonnulls(${t.paymentId}, ${t.adjustmentId}) = 1`),
    // A day's settlements of the whole subsidiary, for what is owed by age.
    index("allocations_effective_on").on(t.tenantId, t.effectiveOn),
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
    adjustmentId: uuid("adjustment_id"),
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
    // What was learned in a span of time: late facts of an accounting period, control totals.
    index("postings_recorded_at").on(t.tenantId, t.recordedAt),
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
  (t) => [
    unique("stripe_events_event_id").on(t.tenantId, t.eventId),
    index("stripe_events_event_at").on(t.tenantId, t.eventAt),
  ],
);

/**
 * What our own Stripe keeps when no key is set: checkout sessions, the answers behind idempotency keys, and
 * events on their way to the webhook. It stands for another company's database, so nothing of ours points at it.
 */
export const stripeSandboxObjects = tenantTable(
  "stripe_sandbox_objects",
  { tenant: [], worker: ["select", "insert", "update"], resident: [] },
  {
    kind: text("kind", { enum: ["session", "idempotency", "event", "payout", "customer", "payment-method"] }).notNull(),
    objectId: text("object_id").notNull(),
    body: jsonb("body").$type<Record<string, unknown>>().notNull(),
    deliveredAt: instant("delivered_at"),
  },
  (t) => [unique("stripe_sandbox_objects_object_id").on(t.tenantId, t.kind, t.objectId)],
);
