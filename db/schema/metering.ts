import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, numeric, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { appendOnly, day, instant, mutable, tenantReference, tenantTable } from "../columns";
import { serviceAgreements, servicePoints, usages } from "./accounts";

/** What a meter shows: up to eleven digits before the point and three behind it. */
const count = (name: string) => numeric(name, { precision: 14, scale: 3 });

/** 表计: the thing itself; where it hangs stands in meterInstalls, what it counts in registers. */
export const meters = tenantTable(
  "meters",
  mutable,
  {
    meterNo: text("meter_no").notNull(),
    service: text("service", { enum: ["heating", "water"] }).notNull(),
    maker: text("maker").notNull().default(""),
    /** M-Bus secondary address, such as KAM-06855817; null for a meter that no bus reads. */
    busAddress: text("bus_address"),
  },
  (t) => [
    unique("meters_meter_no").on(t.tenantId, t.meterNo),
    unique("meters_bus_address").on(t.tenantId, t.busAddress),
  ],
);

/** 计度器: one counting of a meter; its whole digits say where it rolls over. */
export const registers = tenantTable(
  "registers",
  mutable,
  {
    meterId: uuid("meter_id").notNull(),
    code: text("code", { enum: ["volume", "energy"] }).notNull(),
    unit: text("unit", { enum: ["m3", "kwh", "gj"] }).notNull(),
    digits: integer("digits").notNull(),
    /** Whether bills are made from it; a heat meter's volume is only looked at. */
    billed: boolean("billed").notNull().default(true),
  },
  (t) => [
    unique("registers_code").on(t.tenantId, t.meterId, t.code),
    check("registers_digits", sql`${t.digits} between 3 and 11`),
    tenantReference(t, t.meterId, () => meters),
  ],
);

/** 装表: where a meter hangs and when; its first and last values are readings. */
export const meterInstalls = tenantTable(
  "meter_installs",
  mutable,
  {
    meterId: uuid("meter_id").notNull(),
    servicePointId: uuid("service_point_id").notNull(),
    installedAt: instant("installed_at").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    uniqueIndex("meter_installs_one_place").on(t.tenantId, t.meterId).where(sql`removed_at is null`),
    index("meter_installs_service_point_id").on(t.tenantId, t.servicePointId),
    check("meter_installs_order", sql`${t.removedAt} is null or ${t.removedAt} >= ${t.installedAt}`),
    tenantReference(t, t.meterId, () => meters),
    tenantReference(t, t.servicePointId, () => servicePoints),
  ],
);

/** 抄表读数: initial (somebody must look) → validated → final (a usage rests on it); a correction is a new row. */
export const readings = tenantTable(
  "readings",
  mutable,
  {
    registerId: uuid("register_id").notNull(),
    /** Which way it came, and its name there: the same name twice is the same reading. */
    source: text("source", { enum: ["staff", "list", "platform", "bus", "estimate"] }).notNull(),
    sourceId: text("source_id").notNull(),
    readAt: instant("read_at").notNull(),
    value: count("value").notNull(),
    kind: text("kind", { enum: ["read", "estimated"] })
      .notNull()
      .default("read"),
    occasion: text("occasion", { enum: ["regular", "install", "removal"] })
      .notNull()
      .default("regular"),
    status: text("status", { enum: ["initial", "validated", "final", "refused", "superseded"] }).notNull(),
    findings: jsonb("findings").$type<string[]>().notNull().default([]),
    correctsId: uuid("corrects_id"),
    /** The telegram it was decoded from, in hex. */
    telegram: text("telegram"),
    takenBy: text("taken_by").notNull(),
    decidedBy: text("decided_by"),
    decidedAt: instant("decided_at"),
    note: text("note").notNull().default(""),
  },
  (t) => [
    unique("readings_source").on(t.tenantId, t.source, t.sourceId),
    // One standing value per register and instant; what was refused or corrected may lie beside it.
    uniqueIndex("readings_instant")
      .on(t.tenantId, t.registerId, t.readAt)
      .where(sql`status in ('initial', 'validated', 'final')`),
    index("readings_queue").on(t.tenantId, t.id).where(sql`status = 'initial'`),
    check("readings_not_negative", sql`${t.value} >= 0`),
    tenantReference(t, t.registerId, () => registers),
    tenantReference(t, t.correctsId, () => ({ tenantId: t.tenantId, id: t.id })),
  ],
);

/** What one usage is made of: from one final reading of a register to its next. */
export const usageSegments = tenantTable(
  "usage_segments",
  appendOnly,
  {
    usageId: uuid("usage_id").notNull(),
    registerId: uuid("register_id").notNull(),
    fromReadingId: uuid("from_reading_id").notNull(),
    toReadingId: uuid("to_reading_id").notNull(),
    quantity: count("quantity").notNull(),
  },
  (t) => [
    // A stretch of a register is charged once, whoever settles it and however often.
    unique("usage_segments_from").on(t.tenantId, t.fromReadingId),
    unique("usage_segments_to").on(t.tenantId, t.toReadingId),
    index("usage_segments_usage_id").on(t.tenantId, t.usageId),
    tenantReference(t, t.usageId, () => usages),
    tenantReference(t, t.registerId, () => registers),
    tenantReference(t, t.fromReadingId, () => readings),
    tenantReference(t, t.toReadingId, () => readings),
  ],
);

/** 结算批次: one settling of a period over all metered agreements; it goes on behind its cursor when it was cut off. */
export const usageRuns = tenantTable(
  "usage_runs",
  mutable,
  {
    periodFrom: day("period_from").notNull(),
    periodTo: day("period_to").notNull(),
    status: text("status", { enum: ["running", "done"] }).notNull(),
    startedBy: text("started_by").notNull(),
    finishedAt: instant("finished_at"),
    inScope: integer("in_scope").notNull(),
    /** Made by it; found as it should be; parked with a reason. */
    settled: integer("settled").notNull().default(0),
    already: integer("already").notNull().default(0),
    parked: integer("parked").notNull().default(0),
    /** The last agreement that was looked at. */
    cursor: uuid("cursor"),
    error: text("error"),
  },
  (t) => [
    uniqueIndex("usage_runs_one_running").on(t.tenantId).where(sql`status = 'running'`),
    index("usage_runs_created_at").on(t.tenantId, t.createdAt),
  ],
);

/** What a settling left aside, and why. */
export const usageObstacles = tenantTable(
  "usage_obstacles",
  appendOnly,
  {
    runId: uuid("run_id").notNull(),
    agreementId: uuid("agreement_id").notNull(),
    reason: text("reason", { enum: ["no-meter", "no-reading", "held", "disputed", "overlap"] }).notNull(),
  },
  (t) => [
    unique("usage_obstacles_agreement").on(t.tenantId, t.runId, t.agreementId),
    tenantReference(t, t.runId, () => usageRuns),
    tenantReference(t, t.agreementId, () => serviceAgreements),
  ],
);

/** 读数异议: while one is open, no usage is made from the reading. */
export const readingDisputes = tenantTable(
  "reading_disputes",
  mutable,
  {
    readingId: uuid("reading_id").notNull(),
    reason: text("reason").notNull(),
    openedBy: text("opened_by").notNull(),
    openedAt: instant("opened_at").notNull(),
    outcome: text("outcome", { enum: ["upheld", "rejected"] }),
    closedBy: text("closed_by"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    uniqueIndex("reading_disputes_open").on(t.tenantId, t.readingId).where(sql`closed_at is null`),
    tenantReference(t, t.readingId, () => readings),
  ],
);

/** What a subsidiary takes for plausible, per unit; the newest row counts. */
export const readingLimits = tenantTable(
  "reading_limits",
  appendOnly,
  {
    unit: text("unit", { enum: ["m3", "kwh", "gj"] }).notNull(),
    mostPerDay: count("most_per_day").notNull(),
    highFactor: numeric("high_factor", { precision: 6, scale: 2 }).notNull(),
    lowFactor: numeric("low_factor", { precision: 6, scale: 2 }).notNull(),
    estimatesInRow: integer("estimates_in_row").notNull(),
    setBy: text("set_by").notNull(),
    validFrom: day("valid_from").notNull(),
  },
  (t) => [index("reading_limits_unit").on(t.tenantId, t.unit, t.createdAt)],
);

/** The key of one metering platform; only its hash is kept. */
export const meteringKeys = tenantTable(
  "metering_keys",
  mutable,
  {
    name: text("name").notNull(),
    keyHash: text("key_hash").notNull(),
    /** Its first signs, so that people can tell keys apart. */
    keyStart: text("key_start").notNull(),
    madeBy: text("made_by").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [unique("metering_keys_key_hash").on(t.tenantId, t.keyHash)],
);

/** 抄表清单: a file of readings, read in batches; the same bytes come in once. */
export const readingLists = tenantTable(
  "reading_lists",
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
    doneShare: integer("done_share").notNull().default(0),
    taken: integer("taken").notNull().default(0),
    held: integer("held").notNull().default(0),
    already: integer("already").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    uploadedBy: text("uploaded_by").notNull(),
    finishedAt: instant("finished_at"),
    /** Why the file could not be read to its end: a key below `errors`. */
    error: text("error"),
  },
  (t) => [
    unique("reading_lists_sha256").on(t.tenantId, t.sha256),
    index("reading_lists_created_at").on(t.tenantId, t.createdAt),
  ],
);

/** A line of such a file that was not taken, or is held for a person, and why. */
export const readingListLines = tenantTable(
  "reading_list_lines",
  appendOnly,
  {
    listId: uuid("list_id").notNull(),
    line: integer("line").notNull(),
    meterNo: text("meter_no").notNull(),
    value: text("value").notNull(),
    readOn: text("read_on").notNull(),
    outcome: text("outcome", { enum: ["held", "refused"] }).notNull(),
    reasons: jsonb("reasons").$type<string[]>().notNull(),
  },
  (t) => [
    unique("reading_list_lines_line").on(t.tenantId, t.listId, t.line),
    tenantReference(t, t.listId, () => readingLists),
  ],
);
