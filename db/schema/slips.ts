import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, text, unique, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts } from "./accounts";
import { payments } from "./billing";

/** 银行流水文件: a statement whose credits are slips to be matched. The same bytes come in once. */
export const slipLists = tenantTable(
  "slip_lists",
  mutable,
  {
    fileName: text("file_name").notNull(),
    storageKey: text("storage_key").notNull(),
    sha256: text("sha256").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    format: text("format", { enum: ["csv", "xlsx"] }).notNull(),
    encoding: text("encoding", { enum: ["utf-8", "gb18030", "utf-16le", "utf-16be"] }),
    delimiter: text("delimiter"),
    headerLine: integer("header_line").notNull(),
    /** Field → index of its column. */
    columns: jsonb("columns").$type<Record<string, number>>().notNull(),
    status: text("status", { enum: ["reading", "done", "failed"] }).notNull(),
    /** The last line whose batch was committed. */
    doneLine: integer("done_line").notNull().default(0),
    queued: integer("queued").notNull().default(0),
    /** References that an earlier statement brought. */
    already: integer("already").notNull().default(0),
    /** Money that went out: nothing to match. */
    outgoing: integer("outgoing").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    uploadedBy: text("uploaded_by").notNull(),
    finishedAt: instant("finished_at"),
    /** Why the file could not be read to its end: a key below `errors`. */
    error: text("error"),
  },
  (t) => [
    unique("slip_lists_sha256").on(t.tenantId, t.sha256),
    index("slip_lists_created_at").on(t.tenantId, t.createdAt),
  ],
);

/** A line of a statement that could not be taken, and why. */
export const slipListLines = tenantTable(
  "slip_list_lines",
  appendOnly,
  {
    listId: uuid("list_id").notNull(),
    line: integer("line").notNull(),
    raw: text("raw").notNull(),
    reason: text("reason", {
      enum: ["no-reference", "reference-cut", "amount-invalid", "day-invalid", "day-ahead", "reference-differs"],
    }).notNull(),
  },
  (t) => [
    unique("slip_list_lines_line").on(t.tenantId, t.listId, t.line),
    tenantReference(t, t.listId, () => slipLists),
  ],
);

/** 转账凭证: money on our bank account of which nobody knows yet whose it is. waiting → booked, or set-aside. */
export const transferSlips = tenantTable(
  "transfer_slips",
  mutable,
  {
    listId: uuid("list_id").notNull(),
    line: integer("line").notNull(),
    /** The bank's own number of the movement: taken in once, whichever statement brings it. */
    bankRef: text("bank_ref").notNull(),
    payerName: text("payer_name").notNull(),
    payerAccountNo: text("payer_account_no").notNull(),
    remark: text("remark").notNull(),
    amountMinor: amount("amount_minor").notNull(),
    paidOn: day("paid_on").notNull(),
    status: text("status", { enum: ["waiting", "booked", "set-aside"] }).notNull(),
    paymentId: uuid("payment_id"),
    /** Whether a suggestion was followed, and which; null when the clerk chose another account. */
    followed: text("followed", { enum: ["account-no", "name-and-sum", "bill-sum"] }),
    decidedBy: text("decided_by"),
    decidedAt: instant("decided_at"),
    note: text("note").notNull().default(""),
  },
  (t) => [
    unique("transfer_slips_bank_ref").on(t.tenantId, t.bankRef),
    unique("transfer_slips_payment_id").on(t.tenantId, t.paymentId),
    index("transfer_slips_status").on(t.tenantId, t.status, t.id),
    index("transfer_slips_paid_on").on(t.tenantId, t.paidOn),
    index("transfer_slips_list_id").on(t.tenantId, t.listId),
    check("transfer_slips_positive", sql`${t.amountMinor} > 0`),
    check("transfer_slips_booked", sql`(${t.status} = 'booked') = (${t.paymentId} is not null)`),
    tenantReference(t, t.listId, () => slipLists),
    tenantReference(t, t.paymentId, () => payments),
  ],
);

/** Whose a slip may be, by which sign; the surest first. */
export const slipSuggestions = tenantTable(
  "slip_suggestions",
  appendOnly,
  {
    slipId: uuid("slip_id").notNull(),
    accountId: uuid("account_id").notNull(),
    sign: text("sign", { enum: ["account-no", "name-and-sum", "bill-sum"] }).notNull(),
    /** 1 is the surest sign. */
    place: integer("place").notNull(),
  },
  (t) => [
    unique("slip_suggestions_once").on(t.tenantId, t.slipId, t.accountId),
    tenantReference(t, t.slipId, () => transferSlips),
    tenantReference(t, t.accountId, () => accounts),
  ],
);
