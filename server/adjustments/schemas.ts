import { z } from "zod";
import { approvalLimitsSchema } from "@/tenants/schemas/approval-limits";
import { refundRulesSchema } from "@/tenants/schemas/refund-rules";

/** What a clerk can propose by hand; a cold room and an outage are computed, a split or a merge proposes what it carries. */
export const proposableKinds = [
  "waiver",
  "write-down",
  "write-off",
  "correction",
  "refund",
  "carry-over",
  "carry-debt",
] as const;
export type ProposableKind = (typeof proposableKinds)[number];

/** Kinds that are put to one bill. */
export const billKinds = [
  "waiver",
  "write-down",
  "write-off",
  "correction",
  "carry-debt",
] as const satisfies ProposableKind[];

/** Kinds that move a sum to another account. */
export const carryKinds = ["carry-over", "carry-debt"] as const satisfies ProposableKind[];

export const adjustmentStatuses = [
  "proposed",
  "awaiting-hq",
  "approved",
  "posted",
  "rejected",
  "withdrawn",
  "reversed",
] as const;

const id = z.uuid();
const day = z.iso.date();
const reason = z.string().trim().min(4).max(500);
const documentIds = z.array(id).max(12);
/** A moment as the subsidiary's clocks show it. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/);
const note = z.string().trim().max(500);

export const proposeInput = z.object({
  accountId: id,
  kind: z.enum(proposableKinds),
  billId: id.optional(),
  /** A fixed sum in 分 … */
  amountMinor: z.bigint().min(1n).max(100_000_000n).optional(),
  /** … or 元 per m² of the bill's supplied area. */
  perSquareMetre: z
    .string()
    .regex(/^\d{1,4}(\.\d{1,4})?$/)
    .optional(),
  /** Where credit or debt is carried to. */
  otherAccountNo: z.string().trim().max(40).optional(),
  effectiveOn: day.optional(),
  reason,
  documentIds,
  idempotencyKey: id,
});
export type ProposeInput = z.infer<typeof proposeInput>;

export const coldRoomInput = z.object({
  accountId: id,
  billId: id,
  complainedAt: moment,
  testedAt: moment,
  /** When the room was warm enough again; left out while it is not. */
  warmAt: moment.optional(),
  /** Days of like temperature, both ends counted. */
  readings: z
    .array(z.object({ from: day, to: day, celsius: z.string().regex(/^\d{1,2}(\.\d)?$/) }))
    .min(1)
    .max(30),
});
export const proposeColdRoomInput = coldRoomInput.extend({ reason, documentIds, idempotencyKey: id });

export const outageInput = z.object({ accountId: id, billId: id, from: moment, to: moment });
export const proposeOutageInput = outageInput.extend({ reason, documentIds, idempotencyKey: id });

export const meteringInput = z.object({
  accountId: id,
  usageId: id,
  quantity: z.string().regex(/^\d{1,9}(\.\d{1,3})?$/),
});
export const proposeMeteringInput = meteringInput.extend({ reason, documentIds, idempotencyKey: id });

export const reversalInput = z.object({ paymentId: id });
export const proposeReversalInput = z.object({
  paymentId: id,
  /** The account that the money was meant for; without one it goes back to the payer. */
  otherAccountNo: z.string().trim().max(40).optional(),
  reason,
  documentIds,
  idempotencyKey: id,
});
export type ProposeReversal = z.infer<typeof proposeReversalInput>;

export const adjustmentInput = z.object({ adjustmentId: id });
export const decideInput = z.object({ adjustmentId: id, note: note.default("") });
export const refuseInput = z.object({ adjustmentId: id, note: note.min(2) });
export const payOutInput = z.object({ adjustmentId: id, from: z.enum(["cash", "bank"]) });
export const listInput = z.object({
  status: z.enum(adjustmentStatuses).optional(),
  kind: z
    .enum([
      ...proposableKinds,
      ...([
        "cold-room",
        "outage",
        "early-payment",
        "usage-less",
        "usage-more",
        "transfer-credit",
        "payment-reversal",
      ] as const),
    ])
    .optional(),
  accountId: id.optional(),
  before: z.date().optional(),
});
export const accountInput = z.object({ accountId: id });
export const hqAnswerInput = z.object({
  tenantId: id,
  approvalId: id,
  answer: z.enum(["approved", "rejected"]),
  note: note.min(2),
});
export const limitsInput = approvalLimitsSchema;
export const refundRulesInput = refundRulesSchema;
