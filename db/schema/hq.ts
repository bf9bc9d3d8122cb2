import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, numeric, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { appHq, appWorker, instant, type TableAccess, tableAccess } from "../columns";

const access: TableAccess = {
  tenant: [],
  worker: ["select", "insert", "update", "delete"],
  resident: [],
  hq: ["select"],
};
tableAccess.set("daily_rollups", access);
tableAccess.set("rollup_status", access);
tableAccess.set("daily_durations", access);

const mine = sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
const ofGroup = sql`group_id = nullif(current_setting('app.group_id', true), '')::uuid`;

/**
 * What headquarters compares: what one business day did to one figure of one subsidiary. Written by the worker as
 * the subsidiary, read by headquarters as the group; never a way into the rows behind it. Stocks are kept as the
 * day's change, so a late fact touches its own day only and any day's stock is a running sum.
 */
export const dailyRollups = pgTable(
  "daily_rollups",
  {
    tenantId: uuid("tenant_id").notNull(),
    groupId: uuid("group_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    metric: text("metric").notNull(),
    /** Splits a metric: the request type or the channel; empty for the whole. */
    dimension: text("dimension").notNull().default(""),
    value: numeric("value", { precision: 20, scale: 4 }).notNull(),
    computedAt: instant("computed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "daily_rollups_pkey", columns: [t.tenantId, t.day, t.metric, t.dimension] }),
    index("daily_rollups_group").on(t.groupId, t.metric, t.day),
    pgPolicy("daily_rollups_worker", { for: "all", to: appWorker, using: mine, withCheck: mine }),
    pgPolicy("daily_rollups_hq", { for: "select", to: appHq, using: ofGroup }),
  ],
);

/**
 * How long each request took that was answered on a day, in whole minutes, sorted: the median of any period, of one
 * subsidiary or of all, can be taken from it exactly, which no stored median would allow.
 */
export const dailyDurations = pgTable(
  "daily_durations",
  {
    tenantId: uuid("tenant_id").notNull(),
    groupId: uuid("group_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    minutes: integer("minutes").array().notNull(),
    computedAt: instant("computed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "daily_durations_pkey", columns: [t.tenantId, t.day] }),
    index("daily_durations_group").on(t.groupId, t.day),
    pgPolicy("daily_durations_worker", { for: "all", to: appWorker, using: mine, withCheck: mine }),
    pgPolicy("daily_durations_hq", { for: "select", to: appHq, using: ofGroup }),
  ],
);

/** One figure of a proof: what the roll-ups say and what the source says, as decimal strings. */
export type ControlTotal = { metric: string; rollup: string; source: string };

/** How fresh a subsidiary's roll-ups are, and when they were last shown equal to their source. */
export const rollupStatus = pgTable(
  "rollup_status",
  {
    tenantId: uuid("tenant_id").notNull(),
    groupId: uuid("group_id").notNull(),
    refreshedAt: instant("refreshed_at").notNull(),
    provedAt: instant("proved_at"),
    /** How many control totals differed at the last proof; 0 is what it must be. */
    differences: integer("differences").notNull().default(0),
    totals: jsonb("totals").$type<ControlTotal[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ name: "rollup_status_pkey", columns: [t.tenantId] }),
    index("rollup_status_group").on(t.groupId),
    pgPolicy("rollup_status_worker", { for: "all", to: appWorker, using: mine, withCheck: mine }),
    pgPolicy("rollup_status_hq", { for: "select", to: appHq, using: ofGroup }),
  ],
);

/** Tables read by group: they carry both ids, and their group-led indexes are meant. */
export const groupTables: Record<string, string> = {
  daily_rollups: "headquarters reads it by group, the worker writes it by tenant",
  daily_durations: "headquarters reads it by group, the worker writes it by tenant",
  rollup_status: "headquarters reads it by group, the worker writes it by tenant",
  hq_approvals: "the subsidiary asks by tenant, headquarters reads by group",
  hq_approval_answers: "headquarters answers for one subsidiary of its group, which reads it by tenant",
};
