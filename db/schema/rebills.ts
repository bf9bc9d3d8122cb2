import { sql } from "drizzle-orm";
import { index, integer, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts, serviceAgreements } from "./accounts";

/** 重算批次: every bill of a season made right by the tariff and the facts known now; it goes on behind its cursor. */
export const rebillRuns = tenantTable(
  "rebill_runs",
  mutable,
  {
    season: text("season").notNull(),
    reason: text("reason").notNull(),
    status: text("status", { enum: ["running", "done"] }).notNull(),
    startedBy: text("started_by").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    /** Accounts with a bill of the season when it began, and looked at so far. */
    inScope: integer("in_scope").notNull(),
    looked: integer("looked").notNull().default(0),
    /** Agreements billed anew, and left as they were because their bill cannot be made. */
    changed: integer("changed").notNull().default(0),
    parked: integer("parked").notNull().default(0),
    /** The sums of what was billed anew, before and after. */
    beforeMinor: amount("before_minor").notNull().default(sql`0`),
    afterMinor: amount("after_minor").notNull().default(sql`0`),
    /** The last account that was looked at. */
    cursor: uuid("cursor"),
    error: text("error"),
  },
  (t) => [
    uniqueIndex("rebill_runs_one_running").on(t.tenantId, t.season).where(sql`status = 'running'`),
    index("rebill_runs_season").on(t.tenantId, t.season, t.startedAt),
  ],
);

/** What a re-billing left aside, and why. */
export const rebillObstacles = tenantTable(
  "rebill_obstacles",
  appendOnly,
  {
    runId: uuid("run_id").notNull(),
    agreementId: uuid("agreement_id").notNull(),
    accountId: uuid("account_id").notNull(),
    /** A refusal's code, with words below errors. */
    reason: text("reason").notNull(),
  },
  (t) => [
    unique("rebill_obstacles_agreement").on(t.tenantId, t.runId, t.agreementId),
    tenantReference(t, t.runId, () => rebillRuns),
    tenantReference(t, t.agreementId, () => serviceAgreements),
    tenantReference(t, t.accountId, () => accounts),
  ],
);
