import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, numeric, text, unique, uuid } from "drizzle-orm/pg-core";
import { appendOnly, area, day, instant, mutable, tenantReference, tenantTable } from "../columns";
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
export type Attachment = { fileName: string; contentType: string; base64?: string };

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
    /** Files of an e-mail, their content in base64 until it has been sent. */
    attachments: jsonb("attachments").$type<Attachment[]>().notNull().default([]),
    status: text("status", { enum: ["queued", "sent", "failed"] })
      .notNull()
      .default("queued"),
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
    sizeBytes: integer("size_bytes").notNull(),
    format: text("format", { enum: ["csv", "xlsx"] }).notNull(),
    /** Character set and separator of a CSV, as found in the file. */
    encoding: text("encoding", { enum: ["utf-8", "gb18030", "utf-16le", "utf-16be"] })
      .notNull()
      .default("utf-8"),
    delimiter: text("delimiter").notNull().default(","),
    /** The line the column names stand in; lists often begin with a title. */
    headerLine: integer("header_line").notNull().default(1),
    headers: text("headers").array().notNull().default(sql`'{}'`),
    preview: jsonb("preview").$type<string[][]>().notNull().default([]),
    /** Field → index of its column. */
    mapping: jsonb("mapping").$type<Record<string, number>>().notNull().default({}),
    status: text("status", {
      enum: ["uploaded", "checking", "checked", "importing", "done", "failed", "cancelled"],
    }).notNull(),
    mode: text("mode", { enum: ["keep-good", "all-or-nothing"] })
      .notNull()
      .default("keep-good"),
    /** What becomes of accounts that are here already: brought up to date, or left alone. */
    existing: text("existing", { enum: ["update", "keep"] })
      .notNull()
      .default("update"),
    /** The business day from which new owners and areas count. */
    effectiveOn: day("effective_on"),
    /** Rows read; good rows; rows worked on so far; the last line whose batch was committed. */
    totalRows: integer("total_rows").notNull().default(0),
    goodRows: integer("good_rows").notNull().default(0),
    doneRows: integer("done_rows").notNull().default(0),
    doneLine: integer("done_line").notNull().default(0),
    doneBytes: integer("done_bytes").notNull().default(0),
    created: integer("created").notNull().default(0),
    updated: integer("updated").notNull().default(0),
    unchanged: integer("unchanged").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
    findings: integer("findings").notNull().default(0),
    ownersChanged: integer("owners_changed").notNull().default(0),
    areasChanged: integer("areas_changed").notNull().default(0),
    startedBy: uuid("started_by"),
    startedByName: text("started_by_name").notNull(),
    error: text("error"),
    errorParams: jsonb("error_params").$type<Record<string, string | number>>().notNull().default({}),
    finishedAt: instant("finished_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [index("imports_created_at").on(t.tenantId, t.createdAt)],
);

/** A good row of an import, read and checked, waiting to be taken over; gone once the import is over. */
export const importRows = tenantTable(
  "import_rows",
  mutable,
  {
    importId: uuid("import_id").notNull(),
    line: integer("line").notNull(),
    accountNo: text("account_no").notNull(),
    /** The account and premise that are here already. */
    accountId: uuid("account_id"),
    premiseId: uuid("premise_id"),
    action: text("action", { enum: ["create", "update", "unchanged"] })
      .notNull()
      .default("create"),
    ownerChanged: boolean("owner_changed").notNull().default(false),
    areaChanged: boolean("area_changed").notNull().default(false),
    name: text("name").notNull(),
    personKind: text("person_kind", { enum: ["human", "company"] }).notNull(),
    phone: text("phone"),
    idNumber: text("id_number"),
    divisionId: uuid("division_id").notNull(),
    networkNodeId: uuid("network_node_id"),
    use: text("use", { enum: ["residential", "public"] }),
    district: text("district"),
    community: text("community").notNull(),
    building: text("building").notNull(),
    unit: text("unit").notNull(),
    room: text("room").notNull(),
    address: text("address").notNull(),
    builtArea: area("built_area").notNull(),
    chargeableArea: area("chargeable_area"),
    heightFactor: numeric("height_factor", { precision: 5, scale: 3 }),
    storeyHeight: numeric("storey_height", { precision: 5, scale: 2 }),
    priceClass: text("price_class"),
    settlement: text("settlement", { enum: ["area", "two-part", "metered"] }),
    supplyState: text("supply_state", { enum: ["on", "stopped"] }),
    openedOn: day("opened_on"),
    householdSize: numeric("household_size", { precision: 3, scale: 0 }),
    lowIncome: boolean("low_income"),
    separable: boolean("separable"),
    warrantyUntil: day("warranty_until"),
  },
  (t) => [index("import_rows_line").on(t.tenantId, t.importId, t.line)],
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
