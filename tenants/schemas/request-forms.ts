import type { ConditionName, EffectName, RequestType, WorkflowField } from "./workflow";

/**
 * The form keys and ticket facts that conditions and effects rely on. A subsidiary may ask for more; what an
 * effect needs must be among its fields, and `checkWorkflow` says so before anything is published.
 */
export const neededFields: Partial<Record<EffectName, { key: string; kind: WorkflowField["kind"] }[]>> = {
  "create-account": [
    { key: "owner-name", kind: "text" },
    { key: "owner-phone", kind: "phone" },
    { key: "start-date", kind: "date" },
  ],
  "change-owner": [
    { key: "new-owner-name", kind: "text" },
    { key: "new-owner-phone", kind: "phone" },
    { key: "transfer-date", kind: "date" },
  ],
  "cut-off-bill": [{ key: "transfer-date", kind: "date" }],
  "post-payment": [
    { key: "amount", kind: "amount" },
    { key: "paid-on", kind: "date" },
    { key: "bank-reference", kind: "text" },
  ],
};

/**
 * Who answers at a handover for what is unpaid, and whose is what was paid ahead; a workflow's field `arrears` says
 * which, on the form or on the move. `settle-first` (nothing said): nothing may be due, and the day of handover divides
 * the money. `old-owner-keeps`: it divides it with what is due. `new-owner-pays`: all of it goes with the home.
 */
const arrearsRules = ["settle-first", "old-owner-keeps", "new-owner-pays"] as const;

/** The rule that a form names. */
export const arrearsRuleOf = (form: Record<string, unknown>): (typeof arrearsRules)[number] =>
  arrearsRules.find((rule) => rule === form.arrears) ?? "settle-first";

/** Of a home that is not yet in the register (open account without a premise): what the applicant tells of it. */
export const newPremiseKeys = [
  "place-district",
  "place-community",
  "place-building",
  "place-unit",
  "place-room",
  "place-use",
  "place-built-area",
] as const;

/** Facts that conditions read and other rooms leave on a ticket. */
export const factKeys = {
  /** The account an open-account ticket made. */
  accountId: "accountId",
  /** When the new owner confirmed a transfer by their own phone (ISO instant). */
  newOwnerConfirmedAt: "newOwnerConfirmedAt",
  /** The sum a ticket is about, as a string of 分; the amount conditions look here, then at the form's `amount`. */
  amountMinor: "amountMinor",
} as const;

/** The request types that an effect makes sense for; absent: all of them. */
export const effectTypes: Partial<Record<EffectName, readonly RequestType[]>> = {
  "create-account": ["open-account"],
  "issue-first-bill": ["open-account"],
  "cut-off-bill": ["transfer"],
  "change-owner": ["transfer"],
  "stop-supply": ["stop-heating"],
  "resume-supply": ["resume-heating"],
  "correct-bill": ["stop-heating", "resume-heating"],
  "create-valve-close-order": ["stop-heating"],
  "create-valve-open-order": ["open-account", "resume-heating"],
  "create-survey-order": ["open-account", "transfer", "stop-heating", "resume-heating"],
  "post-payment": ["payment"],
};

/** The request types that a condition makes sense for; absent: all of them. */
export const conditionTypes: Partial<Record<ConditionName, readonly RequestType[]>> = {
  "nothing-owed": ["transfer", "payment", "stop-heating", "resume-heating"],
  "something-owed": ["transfer", "payment", "stop-heating", "resume-heating"],
  "within-apply-window": ["stop-heating", "resume-heating"],
  separable: ["stop-heating"],
  "out-of-warranty": ["stop-heating"],
  "premise-unclaimed": ["open-account"],
  "work-orders-done": ["open-account", "transfer", "stop-heating", "resume-heating"],
  "survey-passed": ["open-account", "transfer", "stop-heating", "resume-heating"],
  "new-owner-confirmed": ["transfer"],
};

/** What a request of each type exists for: finishing without it would be a promise not kept. */
export const principalEffect: Record<RequestType, EffectName> = {
  "open-account": "create-account",
  transfer: "change-owner",
  payment: "post-payment",
  "stop-heating": "stop-supply",
  "resume-heating": "resume-supply",
};

/** Form keys that a request may carry although its workflow has no field for them: lists that pages choose from. */
export const extraFormKeys: Partial<Record<RequestType, readonly string[]>> = {
  /** The 收费面积 of a partial stop or resume, by their keys; all of them when absent. */
  "stop-heating": ["areas"],
  "resume-heating": ["areas"],
};
