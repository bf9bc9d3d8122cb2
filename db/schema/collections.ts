import { sql } from "drizzle-orm";
import { check, index, integer, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts } from "./accounts";
import { bills } from "./billing";
import { configDocuments } from "./config";
import { workOrders } from "./tickets";

/**
 * 滞纳金: which days of a late bill have been charged, and by which bill. A stretch begins where the last one ended;
 * two that begin on the same day cannot both stand. One that proves wrong is superseded, and its days are charged anew.
 */
export const lateFees = tenantTable(
  "late_fees",
  mutable,
  {
    accountId: uuid("account_id").notNull(),
    /** The bill that is late. */
    billId: uuid("bill_id").notNull(),
    /** First and last day of the stretch, both looked at. */
    periodFrom: day("period_from").notNull(),
    periodTo: day("period_to").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    /** The bill by which it is charged; null when the stretch came to nothing. */
    feeBillId: uuid("fee_bill_id"),
    /** What of the late bill was settled by the last day, as it was known when it was charged. */
    settledMinor: amount("settled_minor").notNull(),
    supersededAt: instant("superseded_at"),
  },
  (t) => [
    uniqueIndex("late_fees_once").on(t.tenantId, t.billId, t.periodFrom).where(sql`superseded_at is null`),
    uniqueIndex("late_fees_key")
      .on(t.tenantId, t.accountId, t.billId, t.periodFrom, t.periodTo)
      .where(sql`superseded_at is null`),
    unique("late_fees_fee_bill_id").on(t.tenantId, t.feeBillId),
    check("late_fees_order", sql`${t.periodTo} >= ${t.periodFrom}`),
    check("late_fees_charged", sql`(${t.amountMinor} > 0) = (${t.feeBillId} is not null)`),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.feeBillId, () => bills),
  ],
);

/** 账单异议: while one is open, no late fee runs and nobody is dunned for the bill. */
export const billDisputes = tenantTable(
  "bill_disputes",
  mutable,
  {
    accountId: uuid("account_id").notNull(),
    billId: uuid("bill_id").notNull(),
    reason: text("reason").notNull(),
    /** The days from the first on, up to the day of its end, are not counted as late. */
    openedOn: day("opened_on").notNull(),
    openedBy: text("opened_by").notNull(),
    outcome: text("outcome", { enum: ["upheld", "rejected"] }),
    closedOn: day("closed_on"),
    closedBy: text("closed_by"),
    closeNote: text("close_note").notNull().default(""),
  },
  (t) => [
    uniqueIndex("bill_disputes_open").on(t.tenantId, t.billId).where(sql`closed_on is null`),
    index("bill_disputes_bill_id").on(t.tenantId, t.billId),
    index("bill_disputes_account_id").on(t.tenantId, t.accountId),
    check("bill_disputes_closed", sql`(${t.closedOn} is null) = (${t.outcome} is null)`),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.billId, () => bills),
  ],
);

/** 催缴批次: what one step would do on one day, laid before a person; drafted → approved → done, or discarded. */
export const dunningBatches = tenantTable(
  "dunning_batches",
  mutable,
  {
    rulesId: uuid("rules_id").notNull(),
    step: text("step").notNull(),
    act: text("act", { enum: ["message", "deliver-notice", "limit-supply"] }).notNull(),
    draftedOn: day("drafted_on").notNull(),
    status: text("status", { enum: ["drafted", "approved", "done", "discarded"] }).notNull(),
    accounts: integer("accounts").notNull(),
    totalMinor: amount("total_minor").notNull(),
    carriedOut: integer("carried_out").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    decidedBy: text("decided_by"),
    decidedAt: instant("decided_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    unique("dunning_batches_once").on(t.tenantId, t.step, t.draftedOn),
    index("dunning_batches_drafted_on").on(t.tenantId, t.draftedOn),
    tenantReference(t, t.rulesId, () => configDocuments),
  ],
);

/**
 * One account of a batch, under the oldest overdue bill that the step is due for; a step is taken for a bill once. What was
 * left out for a reason that passes is not taken, and may be drafted again.
 */
export const dunningItems = tenantTable(
  "dunning_items",
  mutable,
  {
    batchId: uuid("batch_id").notNull(),
    accountId: uuid("account_id").notNull(),
    billId: uuid("bill_id").notNull(),
    step: text("step").notNull(),
    /** All that was overdue when it was drafted. */
    owedMinor: amount("owed_minor").notNull(),
    dueOn: day("due_on").notNull(),
    state: text("state", { enum: ["drafted", "done", "skipped", "discarded"] }).notNull(),
    /** Why it was left out when the batch was carried out, or its order called off before it was. */
    skippedFor: text("skipped_for", {
      enum: ["paid", "below-least", "disputed", "promised", "in-plan", "no-phone", "neighbours"],
    }),
    workOrderId: uuid("work_order_id"),
    /** The day on which it was carried out, discarded, or found to be impossible: the next step counts from it. */
    doneOn: day("done_on"),
  },
  (t) => [
    uniqueIndex("dunning_items_once")
      .on(t.tenantId, t.billId, t.step)
      .where(sql`state <> 'skipped' or skipped_for in ('no-phone', 'neighbours')`),
    index("dunning_items_batch_id").on(t.tenantId, t.batchId, t.id),
    index("dunning_items_account_id").on(t.tenantId, t.accountId),
    check("dunning_items_skipped", sql`(${t.state} = 'skipped') = (${t.skippedFor} is not null)`),
    tenantReference(t, t.batchId, () => dunningBatches),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.workOrderId, () => workOrders),
  ],
);

/** 缴费承诺: while one is open, nobody is dunned; the night after its day says whether it was kept. */
export const paymentPromises = tenantTable(
  "payment_promises",
  mutable,
  {
    accountId: uuid("account_id").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    promisedOn: day("promised_on").notNull(),
    payBy: day("pay_by").notNull(),
    note: text("note").notNull().default(""),
    takenBy: text("taken_by").notNull(),
    status: text("status", { enum: ["open", "kept", "broken", "withdrawn"] }).notNull(),
    decidedOn: day("decided_on"),
  },
  (t) => [
    uniqueIndex("payment_promises_open").on(t.tenantId, t.accountId).where(sql`status = 'open'`),
    index("payment_promises_status").on(t.tenantId, t.status, t.payBy),
    check("payment_promises_positive", sql`${t.amountMinor} > 0`),
    check("payment_promises_order", sql`${t.payBy} >= ${t.promisedOn}`),
    tenantReference(t, t.accountId, () => accounts),
  ],
);
