import { z } from "zod";

/** Why a reading is held until somebody has looked at it. */
export const findings = ["negative", "roll-over", "high", "low", "above-next", "prolonged-estimate"] as const;
export type Finding = (typeof findings)[number];

/** Why a reading is not taken at all. */
export const refusals = [
  "future",
  "too-many-digits",
  "not-installed",
  "duplicate",
  "unknown-meter",
  "unknown-register",
  "unit-differs",
  "source-id-reused",
  "bad-value",
  "bad-instant",
  "bad-row",
  "bad-telegram",
  "no-count-in-telegram",
] as const;
export type Refusal = (typeof refusals)[number];

export type Unit = "m3" | "kwh" | "gj";

/** What is plausible: whole units a day, times the usual use, and estimates one after the other. */
export type Limits = { mostPerDay: number; highFactor: number; lowFactor: number; estimatesInRow: number };

const id = z.uuid();
const day = z.iso.date();
/** As it stands on the dial: digits, and at most three behind the point. */
export const count = z.string().regex(/^\d{1,11}(\.\d{1,3})?$/, "count");
const meterNo = z.string().trim().min(1).max(40);
const unit = z.enum(["m3", "kwh", "gj"]);

export const listInput = z.object({
  query: z.string().trim().max(60).optional(),
  after: z.string().max(40).optional(),
});

export const recordInput = z.object({
  registerId: id,
  readOn: day,
  value: count,
  /** Made by the form: pressing twice records once. */
  sourceId: id,
  /** Somebody has seen the findings and means it; it is then held for a second pair of eyes. */
  confirmed: z.boolean().default(false),
});

export const installInput = z.object({
  accountNo: z.string().trim().min(1).max(40),
  meterNo,
  unit,
  digits: z.number().int().min(3).max(11),
  startValue: count,
  installedOn: day,
  maker: z.string().trim().max(60).default(""),
  busAddress: z
    .string()
    .trim()
    .regex(/^[A-Z]{3}-\d{8}$/)
    .optional(),
});

export const exchangeInput = z.object({
  meterId: id,
  exchangedOn: day,
  endValue: count,
  meterNo,
  digits: z.number().int().min(3).max(11),
  unit,
  startValue: count,
});

export const meterInput = z.object({ meterId: id });
export const queueInput = z.object({ before: id.optional() });

export const decideInput = z.discriminatedUnion("decision", [
  z.object({ readingId: id, decision: z.literal("accept"), note: z.string().trim().max(300).default("") }),
  z.object({ readingId: id, decision: z.literal("correct"), value: count, note: z.string().trim().min(1).max(300) }),
  z.object({ readingId: id, decision: z.literal("reread"), note: z.string().trim().max(300).default("") }),
]);

export const estimateInput = z.object({ registerId: id, readOn: day });
export const disputeInput = z.object({ readingId: id, reason: z.string().trim().min(2).max(300) });
export const closeDisputeInput = z.object({ readingId: id, outcome: z.enum(["upheld", "rejected"]) });
export const settleInput = z.object({ from: day, to: day });
export const fileInput = z.object({ listId: id });
export const linesInput = z.object({ listId: id, after: z.number().int().min(0).optional() });
export const usageRunInput = z.object({ runId: id });
export const obstaclesInput = z.object({ runId: id, after: id.optional() });

export const limitsInput = z.object({
  unit,
  mostPerDay: count,
  highFactor: z.number().min(1).max(100),
  lowFactor: z.number().min(0).max(1),
  estimatesInRow: z.number().int().min(1).max(12),
});

export const makeKeyInput = z.object({ name: z.string().trim().min(1).max(60) });
export const keyInput = z.object({ keyId: id });

/** One line of a metering platform's push; a telegram tells meter, count and often the time itself. */
export const pushRow = z.object({
  sourceId: z.string().trim().min(1).max(120),
  meterNo: meterNo.optional(),
  register: z.enum(["volume", "energy"]).optional(),
  value: z.union([z.string(), z.number()]).optional(),
  unit: unit.optional(),
  readAt: z.iso.datetime({ offset: true }).optional(),
  kind: z.enum(["read", "estimated"]).default("read"),
  telegram: z.string().max(2000).optional(),
});
export const pushBody = z.object({ readings: z.array(z.unknown()).min(1).max(1000) });
