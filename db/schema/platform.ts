import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, text, unique, uuid } from "drizzle-orm/pg-core";
import { appendOnly, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts } from "./accounts";

/** Who did what, when, to what; written in the same transaction as the deed. */
export const auditEvents = tenantTable(
  "audit_events",
  { ...appendOnly, resident: ["insert"] },
  {
    action: text("action").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    at: instant("at").notNull(),
  },
  (t) => [
    index("audit_events_subject").on(t.tenantId, t.subjectType, t.subjectId, t.at),
    index("audit_events_at").on(t.tenantId, t.at),
  ],
);

/** Gap-free counters behind ticket, bill, payment and receipt numbers. */
export const counters = tenantTable(
  "counters",
  mutable,
  { name: text("name").notNull(), value: bigint("value", { mode: "bigint" }).notNull() },
  (t) => [unique("counters_name").on(t.tenantId, t.name)],
);

/** Every SMS and e-mail on its way out, and what became of it. */
export const messages = tenantTable(
  "messages",
  mutable,
  {
    channel: text("channel", { enum: ["sms", "email"] }).notNull(),
    recipient: text("recipient").notNull(),
    template: text("template").notNull(),
    locale: text("locale").notNull().default("zh-CN"),
    subject: text("subject"),
    body: text("body").notNull(),
    html: text("html"),
    status: text("status", { enum: ["queued", "sent", "failed"] }).notNull().default("queued"),
    providerId: text("provider_id"),
    error: text("error"),
    attempts: integer("attempts").notNull().default(0),
    accountId: uuid("account_id"),
    /** One message per business event, however often its job runs. */
    eventKey: text("event_key").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    unique("messages_event_key").on(t.tenantId, t.eventKey),
    index("messages_created_at").on(t.tenantId, t.createdAt),
    index("messages_account_id").on(t.tenantId, t.accountId),
    tenantReference(t, t.accountId, () => accounts),
  ],
);

/** A household list on its way in. */
export const imports = tenantTable(
  "imports",
  mutable,
  {
    fileName: text("file_name").notNull(),
    storageKey: text("storage_key").notNull(),
    sha256: text("sha256").notNull(),
    status: text("status", {
      enum: ["uploaded", "checking", "checked", "importing", "done", "failed", "cancelled"],
    }).notNull(),
    mode: text("mode", { enum: ["keep-good", "all-or-nothing"] }).notNull().default("keep-good"),
    mapping: jsonb("mapping").$type<Record<string, string>>().notNull().default({}),
    headers: text("headers").array().notNull().default(sql`'{}'`),
    preview: jsonb("preview").$type<string[][]>().notNull().default([]),
    totalRows: integer("total_rows").notNull().default(0),
    doneRows: integer("done_rows").notNull().default(0),
    created: integer("created").notNull().default(0),
    updated: integer("updated").notNull().default(0),
    unchanged: integer("unchanged").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
    startedByName: text("started_by_name").notNull(),
    error: text("error"),
    finishedAt: instant("finished_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [index("imports_created_at").on(t.tenantId, t.createdAt)],
);

/** What was wrong with one cell of an import, and what to do about it. */
export const importFindings = tenantTable(
  "import_findings",
  { ...mutable },
  {
    importId: uuid("import_id").notNull(),
    line: integer("line").notNull(),
    column: text("column").notNull(),
    value: text("value").notNull(),
    /** Message key below imports.findings. */
    code: text("code").notNull(),
    params: jsonb("params").$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [
    index("import_findings_import_id").on(t.tenantId, t.importId, t.line),
    tenantReference(t, t.importId, () => imports),
  ],
);
