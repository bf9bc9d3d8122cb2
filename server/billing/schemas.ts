import { z } from "zod";

const id = z.uuid();
const day = z.iso.date();
/** 分, at most the largest payment: ten million 分 keep a mistyped sum out. */
const amountMinor = z.bigint().min(1n).max(100_000_000n);

export const billInput = z.object({ billId: id });
export const paymentInput = z.object({ paymentId: id });
export const runInput = z.object({ runId: id });
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
