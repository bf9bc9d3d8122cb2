import { z } from "zod";

const id = z.uuid();

export const disputeBillInput = z.object({ billId: id, reason: z.string().trim().min(2).max(300) });
export const closeBillDisputeInput = z.object({
  billId: id,
  outcome: z.enum(["upheld", "rejected"]),
  note: z.string().trim().max(300).default(""),
});
export const disputesInput = z.object({ billId: id.optional(), before: id.optional() });

export const promiseInput = z.object({
  accountNo: z.string().trim().min(1).max(40),
  amountMinor: z.bigint().positive().max(1_000_000_000_000n),
  payBy: z.iso.date(),
  note: z.string().trim().max(300).default(""),
});
export const promiseIdInput = z.object({ promiseId: id });
const accountNo = z.string().trim().min(1).max(40);
export const planPreviewInput = z.object({ accountNo });
export const planInput = z.object({
  accountNo,
  steps: z
    .array(z.object({ dueOn: z.iso.date(), amountMinor: z.bigint().positive().max(1_000_000_000_000n) }))
    .min(1)
    .max(36),
  note: z.string().trim().max(300).default(""),
});
export const planIdInput = z.object({ planId: id });
export const pageInput = z.object({ before: id.optional() });

export const batchInput = z.object({ batchId: id });
export const batchItemsInput = z.object({ batchId: id, after: id.optional() });
export const decideBatchInput = z.object({ batchId: id, decision: z.enum(["approve", "discard"]) });
/** The steps are checked by the verb, which says in words what is wrong and where. */
export const rulesInput = z.object({ rules: z.unknown(), basedOn: z.number().int().min(0) });
