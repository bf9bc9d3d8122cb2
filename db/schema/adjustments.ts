import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  amount,
  appendOnly,
  appHq,
  appTenant,
  appWorker,
  day,
  instant,
  type TableAccess,
  tableAccess,
  tenantReference,
  tenantTable,
} from "../columns";
import { newId } from "../../server/platform/ids";
import { accounts } from "./accounts";
import { bills, payments } from "./billing";

/** One temperature test of a cold room: the day, the room's mean and the share of that day's heat that goes back. */
export type ColdDays = {
  from: string;
  to: string;
  celsius: string;
  percent: string;
  days: number;
  amountMinor: string;
};

/** How an adjustment's sum came about, for the eye and for the audit; never used to compute again. */
export type AdjustmentBasis = {
  /** 元/m² and m², where the sum is by area. */
  perSquareMetre?: string;
  squareMetres?: string;
  /** A cold room or an outage: complaint, test, and the days that count. */
  complainedAt?: string;
  testedAt?: string;
  /** The company tested later than its rule demands; the room was warm again. */
  testedLate?: boolean;
  warmAt?: string;
  cold?: ColdDays[];
  outageFrom?: string;
  outageTo?: string;
  days?: number;
  /** Days charged; left out where not every day costs the same. */
  of?: number;
  percent?: string;
  billMinor?: string;
  ruleVersion?: number | null;
  /** A metering correction: the usage, what it was believed to be, and the bills' sum before and after. */
  usageId?: string;
  correctedUsageId?: string;
  unit?: string;
  fromQuantity?: string;
  toQuantity?: string;
  afterBillMinor?: string;
  /** A discount: its window, the day that counts, and the 分 of money on the bill by which it stands. */
  windowFrom?: string;
  windowTo?: string;
  paidOn?: string;
  neededMinor?: string;
  /** Split, merge or carry-over: the named rule and the other side. */
  rule?: string;
  otherAccountNo?: string;
  fromBillNo?: string;
  /** A reversed payment: how its money leaves us, if it does. */
  leaves?: "drawer" | "bank" | "payable" | "other-account";
  /** The payment by which the same money stands on the right account. */
  rebookedPaymentId?: string;
};

/**
 * 调整: a sum that an account is let off, given back, or that moves to another account. It moves along a fixed life
 * cycle; only `posted` has postings.
 */
export const adjustments = tenantTable(
  "adjustments",
  {
    tenant: ["select", "insert", "update"],
    worker: ["select", "insert", "update"],
    resident: ["select"],
    residentScope: "account",
  },
  {
    adjustmentNo: text("adjustment_no").notNull(),
    accountId: uuid("account_id").notNull(),
    kind: text("kind", {
      enum: [
        "waiver",
        "write-down",
        "write-off",
        "correction",
        "cold-room",
        "outage",
        "early-payment",
        "usage-less",
        "usage-more",
        "refund",
        "carry-over",
        "carry-debt",
        "transfer-credit",
        "payment-reversal",
      ],
    }).notNull(),
    status: text("status", {
      enum: ["proposed", "awaiting-hq", "approved", "posted", "rejected", "withdrawn", "reversed"],
    }).notNull(),
    amountMinor: amount("amount_minor").notNull(),
    /** The bill that it is put to first; what is over stays as credit. */
    billId: uuid("bill_id"),
    /** The wrongly booked payment that a reversal takes back. */
    paymentId: uuid("payment_id"),
    /** The other account of a transfer, and its half of the pair. */
    otherAccountId: uuid("other_account_id"),
    pairId: uuid("pair_id"),
    /** The bill by which a carried debt stands on the other account. */
    carriedBillId: uuid("carried_bill_id"),
    season: text("season"),
    effectiveOn: day("effective_on").notNull(),
    reason: text("reason").notNull(),
    basis: jsonb("basis").$type<AdjustmentBasis>().notNull().default({}),
    documentIds: uuid("document_ids").array().notNull().default(sql`'{}'::uuid[]`),
    proposedById: uuid("proposed_by_id"),
    proposedByName: text("proposed_by_name").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    decidedById: uuid("decided_by_id"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    decisionNote: text("decision_note").notNull().default(""),
    /** Balance in 分 just before and after it was posted: what the approver saw happen. */
    beforeMinor: amount("before_minor"),
    afterMinor: amount("after_minor"),
    postedAt: instant("posted_at"),
    reversedAt: instant("reversed_at"),
    /** A refund leaves the house when the cashier pays it out. */
    paidOutOn: day("paid_out_on"),
    paidOutFrom: text("paid_out_from", { enum: ["cash", "bank"] }),
    paidOutByName: text("paid_out_by_name"),
    /** Made by the form when it opens: a second press proposes nothing twice. */
    idempotencyKey: uuid("idempotency_key").notNull(),
    /** Counts moves. */
    revision: integer("revision").notNull().default(0),
  },
  (t) => [
    unique("adjustments_adjustment_no").on(t.tenantId, t.adjustmentNo),
    unique("adjustments_idempotency_key").on(t.tenantId, t.idempotencyKey),
    index("adjustments_account_id").on(t.tenantId, t.accountId, t.proposedAt),
    index("adjustments_status").on(t.tenantId, t.status, t.proposedAt),
    index("adjustments_bill_id").on(t.tenantId, t.billId).where(sql`bill_id is not null`),
    // A bill earns one discount, however often its payment is told.
    uniqueIndex("adjustments_one_discount")
      .on(t.tenantId, t.billId)
      .where(sql`kind = 'early-payment' and status = 'posted'`),
    // A payment is taken back once, whoever proposes it.
    uniqueIndex("adjustments_one_reversal")
      .on(t.tenantId, t.paymentId)
      .where(sql`payment_id is not null and status in ('proposed', 'awaiting-hq', 'approved', 'posted')`),
    check("adjustments_positive", sql`${t.amountMinor} > 0`),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.otherAccountId, () => accounts),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.paymentId, () => payments),
  ],
);

/**
 * What a refund or an outgoing transfer has taken of an account's credit: from which payment or which credit. Dated
 * rows; a release is a negative row. With `allocations` it says of every 分 paid where it went.
 */
export const creditUses = tenantTable(
  "credit_uses",
  appendOnly,
  {
    adjustmentId: uuid("adjustment_id").notNull(),
    paymentId: uuid("payment_id"),
    sourceId: uuid("source_id"),
    /** On a release because the payment went back to its payer: the bill that claims the sum from the account. */
    claimBillId: uuid("claim_bill_id"),
    accountId: uuid("account_id").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    effectiveOn: day("effective_on").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (t) => [
    index("credit_uses_adjustment_id").on(t.tenantId, t.adjustmentId),
    index("credit_uses_payment_id").on(t.tenantId, t.paymentId),
    index("credit_uses_source_id").on(t.tenantId, t.sourceId),
    check("credit_uses_one_source", sql`num_nonnulls(${t.paymentId}, ${t.sourceId}) = 1`),
    tenantReference(t, t.adjustmentId, () => adjustments),
    tenantReference(t, t.paymentId, () => payments),
    tenantReference(t, t.sourceId, () => adjustments),
    tenantReference(t, t.claimBillId, () => bills),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

const asked: TableAccess = {
  tenant: ["select", "insert"],
  worker: ["select", "insert"],
  resident: [],
  hq: ["select"],
};
const answered: TableAccess = { tenant: ["select"], worker: ["select"], resident: [], hq: ["select", "insert"] };
tableAccess.set("hq_approvals", asked);
tableAccess.set("hq_approval_answers", answered);

const mine = sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
const ofGroup = sql`group_id = nullif(current_setting('app.group_id', true), '')::uuid`;
const mineOfGroup = sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and group_id = nullif(current_setting('app.group_id', true), '')::uuid`;

/** A sum above a subsidiary's own limit, laid before headquarters with what is needed to judge it; never the rows behind it. */
export const hqApprovals = pgTable(
  "hq_approvals",
  {
    tenantId: uuid("tenant_id").notNull(),
    /** The adjustment's own id. */
    id: uuid("id").notNull(),
    groupId: uuid("group_id").notNull(),
    adjustmentNo: text("adjustment_no").notNull(),
    accountNo: text("account_no").notNull(),
    kind: text("kind").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    beforeMinor: amount("before_minor").notNull(),
    afterMinor: amount("after_minor").notNull(),
    effectiveOn: day("effective_on").notNull(),
    reason: text("reason").notNull(),
    documents: integer("documents").notNull(),
    proposedByName: text("proposed_by_name").notNull(),
    askedAt: instant("asked_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "hq_approvals_pkey", columns: [t.tenantId, t.id] }),
    unique("hq_approvals_of_group").on(t.tenantId, t.groupId, t.id),
    index("hq_approvals_group").on(t.groupId, t.askedAt),
    pgPolicy("hq_approvals_tenant", { for: "all", to: [appTenant, appWorker], using: mine, withCheck: mine }),
    pgPolicy("hq_approvals_hq", { for: "select", to: appHq, using: ofGroup }),
  ],
);

/**
 * Headquarters' word on such a sum: the only row of a subsidiary that headquarters can write, once, and never change.
 * The subsidiary's own worker reads it and does the rest.
 */
export const hqApprovalAnswers = pgTable(
  "hq_approval_answers",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid("id").notNull().$defaultFn(newId),
    approvalId: uuid("approval_id").notNull(),
    groupId: uuid("group_id").notNull(),
    answer: text("answer", { enum: ["approved", "rejected"] }).notNull(),
    note: text("note").notNull(),
    answeredById: uuid("answered_by_id").notNull(),
    answeredByName: text("answered_by_name").notNull(),
    answeredAt: instant("answered_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "hq_approval_answers_pkey", columns: [t.tenantId, t.id] }),
    unique("hq_approval_answers_once").on(t.tenantId, t.approvalId),
    index("hq_approval_answers_group").on(t.groupId, t.answeredAt),
    foreignKey({
      name: "hq_approval_answers_of_approval",
      columns: [t.tenantId, t.groupId, t.approvalId],
      foreignColumns: [hqApprovals.tenantId, hqApprovals.groupId, hqApprovals.id],
    }),
    pgPolicy("hq_approval_answers_tenant", { for: "select", to: [appTenant, appWorker], using: mine }),
    pgPolicy("hq_approval_answers_hq", { for: "select", to: appHq, using: ofGroup }),
    pgPolicy("hq_approval_answers_hq_write", { for: "insert", to: appHq, withCheck: mineOfGroup }),
  ],
);
