import { sql } from "drizzle-orm";
import { date, index, numeric, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { appHq, appWorker, instant, type TableAccess, tableAccess } from "../columns";

const access: TableAccess = {
  tenant: [],
  worker: ["select", "insert", "update", "delete"],
  resident: [],
  hq: ["select"],
};
tableAccess.set("daily_rollups", access);

/**
 * What headquarters compares: one figure of one subsidiary on one business day. Written by the worker as the
 * subsidiary, read by headquarters as the group; never a way into the rows behind it.
 */
export const dailyRollups = pgTable(
  "daily_rollups",
  {
    tenantId: uuid("tenant_id").notNull(),
    groupId: uuid("group_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    metric: text("metric").notNull(),
    /** Splits a metric, such as the request type or the channel; empty for the whole. */
    dimension: text("dimension").notNull().default(""),
    value: numeric("value", { precision: 20, scale: 4 }).notNull(),
    computedAt: instant("computed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "daily_rollups_pkey", columns: [t.tenantId, t.day, t.metric, t.dimension] }),
    index("daily_rollups_group").on(t.groupId, t.metric, t.day),
    pgPolicy("daily_rollups_worker", {
      for: "all",
      to: appWorker,
      using: sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
      withCheck: sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
    }),
    pgPolicy("daily_rollups_hq", {
      for: "select",
      to: appHq,
      using: sql`group_id = nullif(current_setting('app.group_id', true), '')::uuid`,
    }),
  ],
);

/** Tables read by group: they carry both ids, and their group-led indexes are meant. */
export const groupTables: Record<string, string> = {
  daily_rollups: "headquarters reads it by group, the worker writes it by tenant",
};
