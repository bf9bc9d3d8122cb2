import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, text, unique, uuid } from "drizzle-orm/pg-core";
import { appendOnly, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { adjustments } from "./adjustments";
import { accounts, households, premises, servicePoints } from "./accounts";
import { configDocuments } from "./config";

/** The states of every published workflow version, so that the database refuses a foreign state. */
export const workflowStates = tenantTable(
  "workflow_states",
  { ...appendOnly, resident: ["select"], residentScope: "tenant" },
  { versionId: uuid("version_id").notNull(), state: text("state").notNull() },
  (t) => [
    unique("workflow_states_version_state").on(t.tenantId, t.versionId, t.state),
    tenantReference(t, t.versionId, () => configDocuments),
  ],
);

/** 工单: a request or complaint on its way through the workflow version it began under. */
export const tickets = tenantTable(
  "tickets",
  { ...mutable, resident: ["select"], residentScope: "either" },
  {
    ticketNo: text("ticket_no").notNull(),
    type: text("type").notNull(),
    workflowVersionId: uuid("workflow_version_id").notNull(),
    state: text("state").notNull(),
    /** Counts moves; a move names the revision it saw, so two clerks cannot both win. */
    revision: integer("revision").notNull().default(0),
    phase: text("phase", { enum: ["open", "done", "rejected", "cancelled"] })
      .notNull()
      .default("open"),
    accountId: uuid("account_id"),
    premiseId: uuid("premise_id"),
    /** The resident who asked, when it came from the portal. */
    residentUserId: uuid("resident_user_id"),
    channel: text("channel", { enum: ["portal", "counter", "hotline", "field", "hq"] }).notNull(),
    subject: text("subject").notNull(),
    form: jsonb("form").$type<Record<string, unknown>>().notNull().default({}),
    /** What effects left behind for later steps and for the eye: work order, bill, sums. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    openedByName: text("opened_by_name").notNull(),
    /** Who in the office has taken it on; empties when it moves on. */
    assigneeUserId: uuid("assignee_user_id"),
    assigneeName: text("assignee_name"),
    openedAt: instant("opened_at").notNull(),
    stateSince: instant("state_since").notNull(),
    /** When the present state runs over its time target; null when it has none. */
    dueAt: instant("due_at"),
    /** Whether any state so far ran over its target. */
    overran: boolean("overran").notNull().default(false),
    closedAt: instant("closed_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("tickets_ticket_no").on(t.tenantId, t.ticketNo),
    index("tickets_open_due").on(t.tenantId, t.dueAt).where(sql`phase = 'open'`),
    index("tickets_phase_opened").on(t.tenantId, t.phase, t.openedAt),
    index("tickets_opened").on(t.tenantId, t.openedAt, t.id),
    index("tickets_closed").on(t.tenantId, t.closedAt).where(sql`closed_at is not null`),
    index("tickets_account_id").on(t.tenantId, t.accountId),
    index("tickets_resident_user_id").on(t.tenantId, t.residentUserId),
    index("tickets_premise_id").on(t.tenantId, t.premiseId),
    index("tickets_version_state").on(t.tenantId, t.workflowVersionId, t.state).where(sql`phase = 'open'`),
    foreignKey({
      name: "tickets_state_of_version",
      columns: [t.tenantId, t.workflowVersionId, t.state],
      foreignColumns: [workflowStates.tenantId, workflowStates.versionId, workflowStates.state],
    }),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.premiseId, () => premises),
  ],
);

/** Every move of a ticket, for ever. */
export const ticketEvents = tenantTable(
  "ticket_events",
  { ...appendOnly, resident: ["select"], residentScope: "either" },
  {
    ticketId: uuid("ticket_id").notNull(),
    accountId: uuid("account_id"),
    residentUserId: uuid("resident_user_id"),
    revision: integer("revision").notNull(),
    kind: text("kind", { enum: ["opened", "moved", "note", "effect"] }).notNull(),
    transition: text("transition"),
    fromState: text("from_state"),
    toState: text("to_state"),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    note: text("note"),
    forResident: boolean("for_resident").notNull().default(true),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    at: instant("at").notNull(),
  },
  (t) => [
    index("ticket_events_ticket_id").on(t.tenantId, t.ticketId, t.at),
    index("ticket_events_account_id").on(t.tenantId, t.accountId),
    tenantReference(t, t.ticketId, () => tickets),
  ],
);

/** A stored file: what it is, whose it is, and where the storage port keeps it. */
export const documents = tenantTable(
  "documents",
  {
    ...mutable,
    resident: ["select", "insert"],
    residentScope: "either",
  },
  {
    ticketId: uuid("ticket_id"),
    accountId: uuid("account_id"),
    residentUserId: uuid("resident_user_id"),
    /** A paper of an adjustment: only the subsidiary reads it, whoever lives there later. */
    adjustmentId: uuid("adjustment_id"),
    /** A paper that tells of a household, such as a certificate of low income; only the subsidiary reads it. */
    householdId: uuid("household_id"),
    /** The document kind that a workflow asks for, such as id-card or deed. */
    kind: text("kind").notNull(),
    fileName: text("file_name").notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    sha256: text("sha256").notNull(),
    storageKey: text("storage_key").notNull(),
    uploadedBy: text("uploaded_by").notNull(),
  },
  (t) => [
    index("documents_ticket_id").on(t.tenantId, t.ticketId),
    index("documents_account_id").on(t.tenantId, t.accountId),
    index("documents_adjustment_id").on(t.tenantId, t.adjustmentId).where(sql`adjustment_id is not null`),
    tenantReference(t, t.ticketId, () => tickets),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.adjustmentId, () => adjustments),
    tenantReference(t, t.householdId, () => households),
  ],
);

/**
 * A meter to be read again with the value that was doubted; what an account owes, in 分 as digits; the areas that are meant
 * where the rest of the home stays as it is; and why a valve is not to be shut after all.
 */
export type WorkOrderAbout = {
  meterNo?: string;
  value?: string;
  owedMinor?: string;
  areas?: { areaNo: string; kind: "main" | "balcony" | "loft" | "annex"; squareMetres: string }[];
  calledOff?: string;
};

/** 派工单: field work, apart from the ticket that asked for it. */
export const workOrders = tenantTable(
  "work_orders",
  mutable,
  {
    workOrderNo: text("work_order_no").notNull(),
    kind: text("kind", {
      enum: ["valve-close", "valve-open", "site-survey", "repair", "inspection", "meter-reading", "deliver-notice"],
    }).notNull(),
    status: text("status", { enum: ["open", "assigned", "done", "cancelled"] })
      .notNull()
      .default("open"),
    ticketId: uuid("ticket_id"),
    accountId: uuid("account_id"),
    /** Null for a survey of a home that is not in the register yet; the address says where. */
    premiseId: uuid("premise_id"),
    servicePointId: uuid("service_point_id"),
    address: text("address").notNull(),
    dueOn: day("due_on"),
    assigneeUserId: uuid("assignee_user_id"),
    assigneeName: text("assignee_name"),
    /** What the office wants the technician to know. */
    instruction: text("instruction").notNull().default(""),
    /** Why an order came about that no ticket explains; the page says it in the reader's language. */
    about: jsonb("about").$type<WorkOrderAbout>().notNull().default({}),
    contactPhone: text("contact_phone"),
    result: jsonb("result").$type<Record<string, unknown>>(),
    doneByName: text("done_by_name"),
    doneAt: instant("done_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("work_orders_work_order_no").on(t.tenantId, t.workOrderNo),
    index("work_orders_status").on(t.tenantId, t.status, t.dueOn),
    index("work_orders_ticket_id").on(t.tenantId, t.ticketId),
    index("work_orders_premise_id").on(t.tenantId, t.premiseId),
    index("work_orders_assignee").on(t.tenantId, t.assigneeUserId, t.status),
    tenantReference(t, t.ticketId, () => tickets),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.premiseId, () => premises),
    tenantReference(t, t.servicePointId, () => servicePoints),
  ],
);
