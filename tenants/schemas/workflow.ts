import { z } from "zod";

/**
 * A workflow is data with a closed vocabulary: what a subsidiary may say about how its requests travel.
 * Conditions and effects are named here and carried out in server/tickets; nothing in a document runs as code.
 */

export const requestTypes = ["open-account", "transfer", "payment", "stop-heating", "resume-heating"] as const;
export type RequestType = (typeof requestTypes)[number];

const text = z.object({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });
export type Text = z.infer<typeof text>;

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Who may make a move: the resident who asked, a staff role, or the house itself (`system`: automatic). */
export const actorRoles = [
  "resident",
  "agent",
  "clerk",
  "dispatcher",
  "technician",
  "supervisor",
  "admin",
  "system",
] as const;

/** Facts a move can wait for. Each is answered by one function in server/tickets/workflow/conditions. */
export const conditionNames = [
  /** The account owes nothing that is due. */
  "nothing-owed",
  /** The account owes something that is due. */
  "something-owed",
  /** Today is within the season's application window for this request. */
  "within-apply-window",
  /** The entry valve shuts this home alone. */
  "separable",
  /** The building's warranty is over. */
  "out-of-warranty",
  /** No agreement is running at the premise (open account). */
  "premise-unclaimed",
  /** Every document the workflow requires is there. */
  "documents-complete",
  /** Every work order of this ticket is done. */
  "work-orders-done",
  /** The latest survey found the site fit. */
  "survey-passed",
  /** The new owner has confirmed with their own phone (transfer). */
  "new-owner-confirmed",
  /** The ticket's sum is at most `amountMinor`. */
  "amount-at-most",
  /** The ticket's sum is above `amountMinor`. */
  "amount-above",
] as const;

const condition = z.object({
  name: z.enum(conditionNames),
  /** For the amount conditions, in 分. */
  amountMinor: z.number().int().min(0).optional(),
});

/** What a move does besides moving. Each is one function in the feature that owns it. */
export const effectNames = [
  "create-account",
  "issue-first-bill",
  "cut-off-bill",
  "change-owner",
  "stop-supply",
  "resume-supply",
  "correct-bill",
  "create-valve-close-order",
  "create-valve-open-order",
  "create-survey-order",
  "post-payment",
  "notify-resident",
] as const;
export type EffectName = (typeof effectNames)[number];
export type ConditionName = (typeof conditionNames)[number];
export type ActorRole = (typeof actorRoles)[number];

/** How a field is filled in. Dates are 'YYYY-MM-DD', amounts a string of 分, the rest text, numbers as decimal strings. */
export const fieldKinds = [
  "text",
  "long-text",
  "phone",
  "date",
  "number",
  "amount",
  "choice",
  "yes-no",
  "id-number",
] as const;

const field = z.object({
  key,
  label: text,
  kind: z.enum(fieldKinds),
  required: z.boolean().default(false),
  choices: z.array(z.object({ value: key, label: text })).optional(),
  help: text.optional(),
});
export type WorkflowField = z.infer<typeof field>;

const documentRule = z.object({
  kind: key,
  label: text,
  required: z.boolean().default(true),
  help: text.optional(),
});
export type WorkflowDocument = z.infer<typeof documentRule>;

const state = z.object({
  key,
  title: text,
  /** What the resident reads while it lasts: what happens now and what comes next. */
  explain: text.optional(),
  phase: z.enum(["open", "done", "rejected", "cancelled"]).default("open"),
  /** Hours allowed in this state; working hours of the calendar when `clock` is working. */
  targetHours: z
    .number()
    .positive()
    .max(24 * 365)
    .optional(),
  clock: z.enum(["working", "round-the-clock"]).default("working"),
});
export type WorkflowState = z.infer<typeof state>;

const transition = z.object({
  key,
  title: text,
  from: z.array(key).min(1),
  to: key,
  by: z.array(z.enum(actorRoles)).min(1),
  conditions: z.array(condition).default([]),
  /** Fields that whoever makes the move fills in. */
  fields: z.array(field).default([]),
  effects: z.array(z.enum(effectNames)).default([]),
  /** Ask for a reason, shown to the resident. */
  noteRequired: z.boolean().default(false),
  tone: z.enum(["primary", "neutral", "danger"]).default("primary"),
});
export type WorkflowTransition = z.infer<typeof transition>;

export const workflowSchema = z.object({
  type: z.enum(requestTypes),
  title: text,
  /** What the applicant is told before starting: who may, what to bring, what it costs. */
  intro: text,
  initial: key,
  /** Conditions that must hold to apply at all. */
  admission: z.array(condition).default([]),
  form: z.array(field).default([]),
  documents: z.array(documentRule).default([]),
  states: z.array(state).min(2).max(60),
  transitions: z.array(transition).max(200),
  /** Where the diagram shows each state; only for the eye. */
  layout: z.record(key, z.object({ x: z.number(), y: z.number() })).optional(),
});
export type Workflow = z.infer<typeof workflowSchema>;
export type WorkflowCondition = z.infer<typeof condition>;
