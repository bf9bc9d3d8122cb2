import { sql } from "drizzle-orm";
import { check, index, integer, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, appendOnly, day, mutable, tenantReference, tenantTable } from "../columns";
import { accounts } from "./accounts";
import { configDocuments } from "./config";

/** 分期协议: an arrear that is paid in dated steps. open → kept, broken or withdrawn; what late fees do stands in it. */
export const instalmentPlans = tenantTable(
  "instalment_plans",
  { ...mutable, resident: ["select"], residentScope: "account" },
  {
    accountId: uuid("account_id").notNull(),
    /** Bills due before the day of the agreement, together. */
    totalMinor: amount("total_minor").notNull(),
    agreedOn: day("agreed_on").notNull(),
    agreedBy: text("agreed_by").notNull(),
    note: text("note").notNull().default(""),
    /** As the rules said on that day; later rules do not reach into an agreement. */
    lateFees: text("late_fees", { enum: ["run", "pause"] }).notNull(),
    whenBroken: text("when_broken", { enum: ["charge", "let-off"] }).notNull(),
    graceDays: integer("grace_days").notNull(),
    rulesId: uuid("rules_id"),
    status: text("status", { enum: ["open", "kept", "broken", "withdrawn"] }).notNull(),
    decidedOn: day("decided_on"),
    /** The first step that was not kept. */
    brokenStep: integer("broken_step"),
  },
  (t) => [
    uniqueIndex("instalment_plans_open").on(t.tenantId, t.accountId).where(sql`status = 'open'`),
    index("instalment_plans_account_id").on(t.tenantId, t.accountId),
    index("instalment_plans_status").on(t.tenantId, t.status, t.id),
    check("instalment_plans_positive", sql`${t.totalMinor} > 0`),
    check("instalment_plans_decided", sql`(${t.status} = 'open') = (${t.decidedOn} is null)`),
    tenantReference(t, t.accountId, () => accounts),
    tenantReference(t, t.rulesId, () => configDocuments),
  ],
);

/** A dated step of an instalment plan. */
export const instalmentSteps = tenantTable(
  "instalment_steps",
  { ...appendOnly, resident: ["select"], residentScope: "account" },
  {
    planId: uuid("plan_id").notNull(),
    accountId: uuid("account_id").notNull(),
    stepNo: integer("step_no").notNull(),
    dueOn: day("due_on").notNull(),
    amountMinor: amount("amount_minor").notNull(),
  },
  (t) => [
    unique("instalment_steps_step_no").on(t.tenantId, t.planId, t.stepNo),
    check("instalment_steps_positive", sql`${t.amountMinor} > 0`),
    tenantReference(t, t.planId, () => instalmentPlans),
    tenantReference(t, t.accountId, () => accounts),
  ],
);
