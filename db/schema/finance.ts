import { boolean, check, index, integer, jsonb, text, unique, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { amount, appendOnly, day, instant, type TableAccess, tenantReference, tenantTable } from "../columns";

const neverDeleted: TableAccess = {
  tenant: ["select", "insert", "update"],
  worker: ["select", "insert", "update"],
  resident: [],
};

/**
 * One row per subsidiary: up to which instant everything recorded is final. Whoever records money or an area holds it
 * shared, whoever seals it takes it alone; so nothing that is committed later can claim to have been known before.
 */
export const ledgerBooks = tenantTable("ledger_books", neverDeleted, { sealedUntil: instant("sealed_until") }, (t) => [
  unique("ledger_books_one").on(t.tenantId),
]);

/** 会计期间: a month that is closed. Which month a posting counts in follows from its day, its instant and these rows. */
export const accountingPeriods = tenantTable(
  "accounting_periods",
  appendOnly,
  {
    /** Month as YYYY-MM. */
    month: text("month").notNull(),
    startsOn: day("starts_on").notNull(),
    endsOn: day("ends_on").notNull(),
    closedAt: instant("closed_at").notNull(),
    closedBy: text("closed_by").notNull(),
    postings: integer("postings").notNull(),
    totalMinor: amount("total_minor").notNull(),
    /** Of the voucher export at the moment of closing: it never comes out another way. */
    sha256: text("sha256").notNull(),
  },
  (t) => [unique("accounting_periods_month").on(t.tenantId, t.month)],
);

/** A report as it was printed: the question, the answer in its canonical text, and the answer's hash. */
export const reportPrints = tenantTable(
  "report_prints",
  appendOnly,
  {
    report: text("report").notNull(),
    version: integer("version").notNull(),
    grouping: text("grouping").notNull(),
    fromDay: day("from_day").notNull(),
    asOf: day("as_of").notNull(),
    knownAt: instant("known_at").notNull(),
    sha256: text("sha256").notNull(),
    rowCount: integer("row_count").notNull(),
    content: text("content").notNull(),
    printedBy: text("printed_by").notNull(),
    printedAt: instant("printed_at").notNull(),
  },
  (t) => [index("report_prints_report").on(t.tenantId, t.report, t.printedAt)],
);

/** 定期发送: a report that is printed by itself on its days, and told to a colleague by e-mail. */
export const reportSchedules = tenantTable(
  "report_schedules",
  neverDeleted,
  {
    report: text("report").notNull(),
    grouping: text("grouping").notNull(),
    span: text("span", { enum: ["month", "season"] }).notNull(),
    cadence: text("cadence", { enum: ["daily", "weekly", "monthly"] }).notNull(),
    locale: text("locale", { enum: ["zh-CN", "en"] }).notNull(),
    /** A colleague; they get it as long as they may read reports. */
    recipientId: uuid("recipient_id").notNull(),
    recipientName: text("recipient_name").notNull(),
    active: boolean("active").notNull().default(true),
    nextOn: day("next_on").notNull(),
    createdBy: text("created_by").notNull(),
  },
  (t) => [index("report_schedules_next_on").on(t.tenantId, t.nextOn)],
);

/** What a schedule sent on a day: one print, once. */
export const reportDeliveries = tenantTable(
  "report_deliveries",
  appendOnly,
  {
    scheduleId: uuid("schedule_id").notNull(),
    printId: uuid("print_id").notNull(),
    deliveredOn: day("delivered_on").notNull(),
    recipient: text("recipient").notNull(),
  },
  (t) => [
    unique("report_deliveries_once").on(t.tenantId, t.scheduleId, t.deliveredOn),
    tenantReference(t, t.scheduleId, () => reportSchedules),
    tenantReference(t, t.printId, () => reportPrints),
  ],
);

/** What is proven every night: what moved money, what settled which bill, and which credit was given back or carried on. */
export const controlSources = ["postings", "allocations", "credit-uses"] as const;

/** Sums of one source by month of recording and month of effect; amounts as decimal strings of 分. */
export type ControlCell = {
  source: (typeof controlSources)[number];
  recorded: string;
  effective: string;
  rowCount: string;
  amount: string;
  receivable: string;
  fingerprint: string;
};

/** 控制总数: what history summed to on a night, and whether the night before still says the same. */
export const controlProofs = tenantTable(
  "control_proofs",
  appendOnly,
  {
    night: day("night").notNull(),
    knownAt: instant("known_at").notNull(),
    cells: jsonb("cells").$type<ControlCell[]>().notNull(),
    rowCount: integer("row_count").notNull(),
    sha256: text("sha256").notNull(),
    moved: integer("moved").notNull(),
  },
  (t) => [
    unique("control_proofs_night").on(t.tenantId, t.night),
    index("control_proofs_known_at").on(t.tenantId, t.knownAt),
  ],
);

/** A past month that no longer sums to what it did; stays open until somebody says why. */
export const ledgerAlerts = tenantTable(
  "ledger_alerts",
  neverDeleted,
  {
    proofId: uuid("proof_id").notNull(),
    source: text("source", { enum: controlSources }).notNull(),
    recordedMonth: text("recorded_month").notNull(),
    effectiveMonth: text("effective_month").notNull(),
    before: jsonb("before").$type<ControlCell | null>(),
    after: jsonb("after").$type<ControlCell | null>(),
    differenceMinor: amount("difference_minor").notNull(),
    explainedAt: instant("explained_at"),
    explainedBy: text("explained_by"),
    explanation: text("explanation"),
  },
  (t) => [
    index("ledger_alerts_open").on(t.tenantId, t.proofId),
    check("ledger_alerts_explained", sql`(${t.explainedAt} is null) = (${t.explanation} is null)`),
    tenantReference(t, t.proofId, () => controlProofs),
  ],
);
