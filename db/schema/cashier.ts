import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts } from "./accounts";
import { adjustments } from "./adjustments";
import { bills, payments } from "./billing";
import { configDocuments } from "./config";

/** 柜台班次: what one clerk takes between opening and counting the drawer. open → closed → countersigned. */
export const counterShifts = tenantTable(
  "counter_shifts",
  mutable,
  {
    shiftNo: text("shift_no").notNull(),
    clerkId: uuid("clerk_id").notNull(),
    clerkName: text("clerk_name").notNull(),
    status: text("status", { enum: ["open", "closed", "countersigned"] }).notNull(),
    openedAt: instant("opened_at").notNull(),
    /** Opened by the first payment of a clerk who had not opened one: no float, no book. */
    byItself: boolean("by_itself").notNull().default(false),
    /** 备用金 in the drawer before the first customer. */
    floatMinor: amount("float_minor").notNull(),
    /** The printed receipt book: its series and the numbers in it; without a book all three are null. */
    bookSeries: text("book_series"),
    bookFrom: bigint("book_from", { mode: "number" }),
    bookTo: bigint("book_to", { mode: "number" }),
    /** The next leaf; above `bookTo` the book is used up. */
    bookNext: bigint("book_next", { mode: "number" }),
    closedAt: instant("closed_at"),
    note: text("note").notNull().default(""),
    countersignedAt: instant("countersigned_at"),
    countersignedById: uuid("countersigned_by_id"),
    countersignedByName: text("countersigned_by_name"),
    countersignNote: text("countersign_note").notNull().default(""),
  },
  (t) => [
    unique("counter_shifts_shift_no").on(t.tenantId, t.shiftNo),
    uniqueIndex("counter_shifts_one_open").on(t.tenantId, t.clerkId).where(sql`status = 'open'`),
    index("counter_shifts_opened_at").on(t.tenantId, t.openedAt),
    check("counter_shifts_float", sql`${t.floatMinor} >= 0`),
    check("counter_shifts_book", sql`${t.bookFrom} is null or (${t.bookFrom} > 0 and ${t.bookTo} >= ${t.bookFrom})`),
  ],
);

/** Which payment was taken in which shift, and the leaf of the receipt book it was written on. */
export const shiftTakings = tenantTable(
  "shift_takings",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    shiftId: uuid("shift_id").notNull(),
    paymentId: uuid("payment_id").notNull(),
    accountId: uuid("account_id").notNull(),
    method: text("method").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    bookSeries: text("book_series"),
    bookNo: bigint("book_no", { mode: "number" }),
    takenAt: instant("taken_at").notNull(),
  },
  (t) => [
    unique("shift_takings_payment_id").on(t.tenantId, t.paymentId),
    unique("shift_takings_book_no").on(t.tenantId, t.bookSeries, t.bookNo),
    index("shift_takings_shift_id").on(t.tenantId, t.shiftId),
    tenantReference(t, t.shiftId, () => counterShifts),
    tenantReference(t, t.paymentId, () => payments),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** What left a shift again: a refund paid out of its drawer, or a payment taken in it and reversed before its count. */
export const shiftPayouts = tenantTable(
  "shift_payouts",
  appendOnly,
  {
    shiftId: uuid("shift_id").notNull(),
    adjustmentId: uuid("adjustment_id").notNull(),
    accountId: uuid("account_id").notNull(),
    method: text("method").notNull().default("cash"),
    amountMinor: amount("amount_minor").notNull(),
    paidAt: instant("paid_at").notNull(),
  },
  (t) => [
    unique("shift_payouts_adjustment_id").on(t.tenantId, t.adjustmentId),
    index("shift_payouts_shift_id").on(t.tenantId, t.shiftId),
    check("shift_payouts_positive", sql`${t.amountMinor} > 0`),
    tenantReference(t, t.shiftId, () => counterShifts),
    tenantReference(t, t.adjustmentId, () => adjustments),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** What a clerk counted at the close, per method, against what the takings say; a difference names its cause. */
export const shiftCounts = tenantTable(
  "shift_counts",
  appendOnly,
  {
    shiftId: uuid("shift_id").notNull(),
    method: text("method", { enum: ["cash", "pos", "transfer"] }).notNull(),
    /** Cash includes the float. */
    expectedMinor: amount("expected_minor").notNull(),
    countedMinor: amount("counted_minor").notNull(),
    cause: text("cause", { enum: ["wrong-change", "wrong-method", "counterfeit", "slip-missing", "not-found"] }),
    note: text("note").notNull().default(""),
  },
  (t) => [
    unique("shift_counts_method").on(t.tenantId, t.shiftId, t.method),
    check("shift_counts_cause", sql`${t.expectedMinor} = ${t.countedMinor} or ${t.cause} is not null`),
    tenantReference(t, t.shiftId, () => counterShifts),
  ],
);

/** 银行回盘文件: received → checked (or refused whole) → booking → booked, or discarded. The same bytes come in once, unless nothing of them was taken. */
export const bankFiles = tenantTable(
  "bank_files",
  mutable,
  {
    profileId: uuid("profile_id").notNull(),
    profileSlug: text("profile_slug").notNull(),
    fileName: text("file_name").notNull(),
    storageKey: text("storage_key").notNull(),
    sha256: text("sha256").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    status: text("status", { enum: ["received", "checked", "refused", "booking", "booked", "discarded"] }).notNull(),
    /** Why the whole file was refused: a key below `errors`, and its values. */
    refusal: jsonb("refusal").$type<{ code: string; params: Record<string, string | number> }>(),
    /** What the control record says. */
    statedCount: integer("stated_count"),
    statedMinor: amount("stated_minor"),
    lines: integer("lines").notNull().default(0),
    good: integer("good").notNull().default(0),
    goodMinor: amount("good_minor").notNull().default(sql`0`),
    booked: integer("booked").notNull().default(0),
    bookedMinor: amount("booked_minor").notNull().default(sql`0`),
    /** The last line that is booked; a booking that was cut off goes on behind it. */
    cursor: integer("cursor").notNull().default(0),
    receivedByName: text("received_by_name").notNull(),
    bookedByName: text("booked_by_name"),
    /** Who gave a checked file up, and why. */
    discardedByName: text("discarded_by_name"),
    discardNote: text("discard_note"),
    bookedAt: instant("booked_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    // Refused or discarded bytes may come again: the clerk may only have chosen the wrong profile.
    uniqueIndex("bank_files_sha256").on(t.tenantId, t.sha256).where(sql`status not in ('refused', 'discarded')`),
    index("bank_files_created_at").on(t.tenantId, t.createdAt),
    tenantReference(t, t.profileId, () => configDocuments),
  ],
);

/**
 * Every line of a bank's answer and what is to become of it. A line without a finding is money; its payment carries the
 * line's own id, so that however often a booking is repeated the keys refuse a second one.
 */
export const bankFileLines = tenantTable(
  "bank_file_lines",
  // Only to give up the lines of a discarded file.
  { ...appendOnly, tenant: ["select", "insert", "update"] },
  {
    fileId: uuid("file_id").notNull(),
    profileSlug: text("profile_slug").notNull(),
    lineNo: integer("line_no").notNull(),
    /** The bank's own number of the payment; never booked twice, whichever file brings it. */
    lineKey: text("line_key").notNull(),
    accountNo: text("account_no").notNull(),
    accountId: uuid("account_id"),
    payerName: text("payer_name").notNull(),
    amountMinor: amount("amount_minor"),
    paidOn: day("paid_on"),
    /** Why it is not booked. */
    finding: text("finding", {
      enum: [
        "truncated",
        "account-unknown",
        "amount-invalid",
        "day-invalid",
        "rejected",
        "duplicate-in-file",
        "duplicate-booked",
        // Against what the bank had been asked for under this key.
        "not-as-asked",
        // The whole file was given up before it was booked.
        "discarded",
      ],
    }),
    /** In the bank's words, when it refused. */
    reason: text("reason"),
    /** The line itself, of those with a finding. */
    raw: text("raw"),
  },
  (t) => [
    unique("bank_file_lines_line_no").on(t.tenantId, t.fileId, t.lineNo),
    // What the bank has said of an order's line, whatever it was.
    index("bank_file_lines_line_key").on(t.tenantId, t.profileSlug, t.lineKey),
    uniqueIndex("bank_file_lines_once").on(t.tenantId, t.profileSlug, t.lineKey).where(sql`finding is null`),
    check(
      "bank_file_lines_money",
      sql`${t.finding} is not null or (${t.accountId} is not null and ${t.amountMinor} > 0)`,
    ),
    tenantReference(t, t.fileId, () => bankFiles),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** 代扣签约: from which bank account an account's bills may be collected. Ending one supersedes its row. */
export const debitMandates = tenantTable(
  "debit_mandates",
  mutable,
  {
    accountId: uuid("account_id").notNull(),
    /** The bank, by the profile its files are written in. */
    profileSlug: text("profile_slug").notNull(),
    holderName: text("holder_name").notNull(),
    bankAccountNo: text("bank_account_no").notNull(),
    agreementNo: text("agreement_no").notNull().default(""),
    signedByName: text("signed_by_name").notNull(),
    validFrom: day("valid_from").notNull(),
    /** First day without it; null while nobody knows. */
    validTo: day("valid_to"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    supersededAt: instant("superseded_at"),
  },
  (t) => [
    // Two clerks who sign the same account at once: the second is refused.
    uniqueIndex("debit_mandates_one_in_force")
      .on(t.tenantId, t.accountId)
      .where(sql`valid_to is null and superseded_at is null`),
    index("debit_mandates_recorded_at").on(t.tenantId, t.recordedAt),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** 银行送盘文件: making → ready → closed (what the bank has not answered may be asked again). */
export const bankOrders = tenantTable(
  "bank_orders",
  mutable,
  {
    orderNo: text("order_no").notNull(),
    profileId: uuid("profile_id").notNull(),
    profileSlug: text("profile_slug").notNull(),
    /** Bills due by this day are collected. */
    dueUntil: day("due_until").notNull(),
    /** When the bank is to debit them: an early-payment discount is that of this day. */
    collectOn: day("collect_on").notNull(),
    status: text("status", { enum: ["making", "ready", "closed"] }).notNull(),
    lines: integer("lines").notNull().default(0),
    sumMinor: amount("sum_minor").notNull().default(sql`0`),
    storageKey: text("storage_key"),
    sha256: text("sha256"),
    madeByName: text("made_by_name").notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("bank_orders_order_no").on(t.tenantId, t.orderNo),
    index("bank_orders_created_at").on(t.tenantId, t.createdAt),
    tenantReference(t, t.profileId, () => configDocuments),
  ],
);

/** What a bank is asked to collect; its answer names the same key. */
export const bankOrderLines = tenantTable(
  "bank_order_lines",
  appendOnly,
  {
    orderId: uuid("order_id").notNull(),
    profileSlug: text("profile_slug").notNull(),
    lineNo: integer("line_no").notNull(),
    lineKey: text("line_key").notNull(),
    accountId: uuid("account_id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    amountMinor: amount("amount_minor").notNull(),
  },
  (t) => [
    unique("bank_order_lines_line_no").on(t.tenantId, t.orderId, t.lineNo),
    unique("bank_order_lines_account_id").on(t.tenantId, t.orderId, t.accountId),
    unique("bank_order_lines_line_key").on(t.tenantId, t.profileSlug, t.lineKey),
    index("bank_order_lines_asked").on(t.tenantId, t.accountId),
    check("bank_order_lines_amount", sql`${t.amountMinor} > 0`),
    tenantReference(t, t.orderId, () => bankOrders),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.mandateId, () => debitMandates),
  ],
);

/** 拒付: a payer's bank takes an online payment back; the provider holds the sum until it is decided. */
export const paymentDisputes = tenantTable(
  "payment_disputes",
  mutable,
  {
    disputeId: text("dispute_id").notNull(),
    paymentId: uuid("payment_id").notNull(),
    accountId: uuid("account_id").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    reason: text("reason").notNull(),
    /** In the provider's words: needs_response, under_review, won, lost … */
    status: text("status").notNull(),
    respondBy: instant("respond_by"),
    /** What the provider has taken from us and not given back. */
    heldMinor: amount("held_minor").notNull().default(sql`0`),
    /** How many movements of money the provider had told of; fewer are an older word. */
    movements: integer("movements").notNull().default(0),
    /** When the provider said what stands here. */
    toldAt: instant("told_at").notNull(),
  },
  (t) => [
    unique("payment_disputes_dispute_id").on(t.tenantId, t.disputeId),
    index("payment_disputes_payment_id").on(t.tenantId, t.paymentId),
    index("payment_disputes_created_at").on(t.tenantId, t.createdAt),
    check("payment_disputes_held", sql`${t.heldMinor} >= 0`),
    tenantReference(t, t.paymentId, () => payments),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/**
 * 退款失败: refunds that the provider could not bring to the payer and gave back to us. Told of by the payment's intent,
 * perhaps before the refund itself.
 */
export const refundFailures = tenantTable(
  "refund_failures",
  appendOnly,
  {
    refundId: text("refund_id").notNull(),
    paymentIntentId: text("payment_intent_id").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    failedAt: instant("failed_at").notNull(),
  },
  (t) => [
    unique("refund_failures_refund_id").on(t.tenantId, t.refundId),
    index("refund_failures_payment_intent_id").on(t.tenantId, t.paymentIntentId),
    index("refund_failures_failed_at").on(t.tenantId, t.failedAt),
    check("refund_failures_positive", sql`${t.amountMinor} > 0`),
  ],
);

/** A paper that went out: made once and kept, so that it can be printed again the same to the last byte. */
export const issuedPapers = tenantTable(
  "issued_papers",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    kind: text("kind", { enum: ["receipt", "bill"] }).notNull(),
    /** The receipt's or the bill's own number: both are counted without gaps. */
    paperNo: text("paper_no").notNull(),
    paymentId: uuid("payment_id"),
    billId: uuid("bill_id"),
    accountId: uuid("account_id").notNull(),
    storageKey: text("storage_key").notNull(),
    sha256: text("sha256").notNull(),
    issuedAt: instant("issued_at").notNull(),
  },
  (t) => [
    unique("issued_papers_paper_no").on(t.tenantId, t.kind, t.paperNo),
    unique("issued_papers_payment_id").on(t.tenantId, t.paymentId),
    unique("issued_papers_bill_id").on(t.tenantId, t.billId),
    index("issued_papers_account_id").on(t.tenantId, t.accountId),
    check("issued_papers_subject", sql`num_nonnulls(${t.paymentId}, ${t.billId}) = 1`),
    tenantReference(t, t.paymentId, () => payments),
    tenantReference(t, t.billId, () => bills),
    tenantReference(t, t.accountId, () => accounts),
  ],
);
