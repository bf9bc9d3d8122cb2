import { sql } from "drizzle-orm";
import { index, integer, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, instant, mutable, tenantReference, tenantTable } from "../columns";
import { accounts, serviceAgreements } from "./accounts";
import { configDocuments } from "./config";

/** 试算: a season computed for a whole subsidiary without effect, reviewed by a second person, then frozen into a run. */
export const trialRuns = tenantTable(
  "trial_runs",
  mutable,
  {
    season: text("season").notNull(),
    /** What it is compared with; null for a first season. */
    previousSeason: text("previous_season"),
    tariffVersionId: uuid("tariff_version_id").notNull(),
    status: text("status", { enum: ["computing", "trial", "reviewed", "frozen", "discarded"] }).notNull(),
    startedBy: text("started_by").notNull(),
    startedById: uuid("started_by_id"),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    inScope: integer("in_scope").notNull().default(0),
    looked: integer("looked").notNull().default(0),
    bills: integer("bills").notNull().default(0),
    parked: integer("parked").notNull().default(0),
    totalMinor: amount("total_minor").notNull().default(sql`0`),
    /** The last agreement that was looked at; a trial that was cut off goes on behind it. */
    cursor: uuid("cursor"),
    /** Of the tariff version and everything that each bill is made of. */
    checksum: text("checksum"),
    reviewedBy: text("reviewed_by"),
    reviewedById: uuid("reviewed_by_id"),
    reviewedAt: instant("reviewed_at"),
    reviewNote: text("review_note").notNull().default(""),
    frozenBy: text("frozen_by"),
    frozenAt: instant("frozen_at"),
    error: text("error"),
  },
  (t) => [
    index("trial_runs_season").on(t.tenantId, t.season),
    uniqueIndex("trial_runs_one_open")
      .on(t.tenantId, t.season)
      .where(sql`status in ('computing', 'trial', 'reviewed')`),
    tenantReference(t, t.tariffVersionId, () => configDocuments),
  ],
);

/** One agreement in a trial: its sum beside last season's and why they differ, or why it cannot be billed. */
export const trialBills = tenantTable(
  "trial_bills",
  appendOnly,
  {
    trialId: uuid("trial_id").notNull(),
    agreementId: uuid("agreement_id").notNull(),
    accountId: uuid("account_id").notNull(),
    priceClass: text("price_class"),
    amountMinor: amount("amount_minor").notNull(),
    /** Last season's bills in force; null when there were none. */
    beforeMinor: amount("before_minor"),
    /** What of the difference the prices make; the rest belongs to the cause. */
    priceMinor: amount("price_minor").notNull().default(sql`0`),
    cause: text("cause", {
      enum: ["same", "price", "area", "state", "reading", "rule", "new", "closed", "parked"],
    }).notNull(),
    reason: text("reason"),
    /** Of everything that the bill is made of; freezing bills only what still has the same. */
    fingerprint: text("fingerprint").notNull(),
  },
  (t) => [
    unique("trial_bills_once").on(t.tenantId, t.trialId, t.agreementId),
    tenantReference(t, t.trialId, () => trialRuns),
    tenantReference(t, t.agreementId, () => serviceAgreements),
    tenantReference(t, t.accountId, () => accounts),
  ],
);
