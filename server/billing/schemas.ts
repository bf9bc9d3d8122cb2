import { z } from "zod";

const id = z.uuid();
const day = z.iso.date();
/** 分, at most the largest payment: ten million 分 keep a mistyped sum out. */
const amountMinor = z.bigint().min(1n).max(100_000_000n);

export const billInput = z.object({ billId: id });
export const cardInput = z.object({ cardId: id });
export const paymentInput = z.object({ paymentId: id });
export const runInput = z.object({ runId: id });
export const runObstaclesInput = runInput.extend({ after: id.optional() });
export const seasonInput = z.object({ season: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/) });
export const ledgerInput = z.object({ accountId: id, asOf: day.optional(), knownAt: z.date().optional() });

/** As JSON, where a sum travels as digits. */
export const startPaymentInput = z.object({
  billIds: z.array(id).max(50),
  amountMinor: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform((digits) => BigInt(digits))
    .optional(),
});

export const takePaymentInput = z.object({
  accountId: id,
  amountMinor,
  method: z.enum(["cash", "pos", "transfer"]),
  billIds: z.array(id).max(50).default([]),
  /** Made by the form when it opens, so that a second press of the button takes the money once. */
  idempotencyKey: id,
});

export const eventsInput = z.object({
  outcome: z.string().max(30).optional(),
  before: z.date().optional(),
});

const counted = z.bigint().min(0n).max(100_000_000_000n);
export const shiftMethods = ["cash", "pos", "transfer"] as const;
export const shiftCauses = ["wrong-change", "wrong-method", "counterfeit", "slip-missing", "not-found"] as const;

export const openShiftInput = z.object({
  floatMinor: counted,
  book: z
    .object({
      series: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9-]{0,12}$/),
      from: z.number().int().min(1).max(9_999_999_999),
      to: z.number().int().min(1).max(9_999_999_999),
    })
    .refine(({ from, to }) => to >= from && to - from < 100_000)
    .optional(),
});
export const closeShiftInput = z.object({
  shiftId: id,
  counts: z
    .array(
      z.object({
        method: z.enum(shiftMethods),
        countedMinor: counted,
        cause: z.enum(shiftCauses).optional(),
        note: z.string().trim().max(200).optional(),
      }),
    )
    .max(3),
  note: z.string().trim().max(500).optional(),
});
export const bankFileInput = z.object({ fileId: id });
export const bankFilesInput = z.object({ before: z.date().optional() });
export const shiftInput = z.object({ shiftId: id });
export const disputesInput = z.object({ before: z.date().optional() });
export const shiftsInput = z.object({ before: z.date().optional() });
export const countersignShiftInput = z.object({ shiftId: id, note: z.string().trim().max(500).optional() });
export const discardBankFileInput = z.object({ fileId: id, note: z.string().trim().min(2).max(300) });
export const reconcileDayInput = z.object({ day });
/** Channels whose differences are listed by item; a bank's are the findings of its file, a shift's stand in the shift. */
export const itemChannels = ["online", "payout", "transfer-slip", "cash", "pos", "transfer"] as const;
export const differenceInput = z.object({
  day,
  channel: z.enum(itemChannels),
  cause: z.string().max(40),
  after: z.string().max(80).optional(),
});
const profileSlug = z.string().min(1).max(60);
export const bankOrderWish = z.object({ profileSlug, dueUntil: day, collectOn: day });
export const bankOrderInput = z.object({ orderId: id });
export const mandateInput = z.object({ mandateId: id });
export const mandatesInput = z.object({ accountNo: z.string().trim().max(40).optional(), before: id.optional() });
export const signMandateInput = z.object({
  accountNo: z.string().trim().min(1).max(40),
  profileSlug,
  holderName: z.string().trim().min(1).max(60),
  bankAccountNo: z
    .string()
    .transform((typed) => typed.replaceAll(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{8,24}$/)),
  agreementNo: z.string().trim().max(40).default(""),
});
