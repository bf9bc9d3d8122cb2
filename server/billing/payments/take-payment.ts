import { and, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import { lockAccount } from "../bills/lock-account";
import type { LedgerAccount } from "../ledger/ledger-accounts";
import { checkAmount, checkChosenBills } from "./check-chosen-bills";
import type { Payment } from "./move-payment";
import { enterTaking } from "../shifts/enter-taking";
import { settlePayment } from "./settle-payment";

/** Ways to pay that a clerk books, and where the money then lies. */
export const counterMethods = { cash: "cash", pos: "bank", transfer: "bank" } as const satisfies Record<
  string,
  LedgerAccount
>;
export type CounterMethod = keyof typeof counterMethods;

export type TakePayment = {
  accountId: string;
  /** 分. */
  amountMinor: bigint;
  method: CounterMethod;
  channel?: "counter" | "transfer-slip";
  /** Bills to settle first, in order; without any the earliest due comes first. */
  billIds?: string[];
  /** The same key again returns the payment that it made before. */
  idempotencyKey?: string;
  /** The bank's number of a transfer, as `bankReference` writes it. */
  bankRef?: string;
  /** When the money came, for what is booked afterwards; now unless given. */
  paidAt?: Date;
};

/**
 * Takes money over the counter: payment, receipt number, posting and allocation in one go; what is left over stays
 * as credit. What a clerk takes lies in their shift.
 * @throws `payment-amount-invalid`, `bill-already-paid`, `receipt-book-used-up`, `transfer-booked-already`
 */
export async function takePayment(ctx: Ctx, input: TakePayment): Promise<Payment> {
  await lockAccount(ctx, input.accountId);
  const key = input.idempotencyKey ?? newId();
  const [before] = await ctx.tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.idempotencyKey, key)));
  if (before) {
    if (before.accountId !== input.accountId || before.amountMinor !== input.amountMinor)
      throw conflict("payment-key-reused");
    return before;
  }
  if (input.bankRef) await refuseBooked(ctx, input.bankRef);
  const chosen = await checkChosenBills(ctx, input.accountId, input.billIds ?? []);
  const id = newId();
  const year = dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4);
  await ctx.tx.insert(payments).values({
    id,
    tenantId: ctx.tenant.id,
    paymentNo: await nextNumber(ctx, "JF", year),
    accountId: input.accountId,
    amountMinor: checkAmount(input.amountMinor),
    channel: input.channel ?? "counter",
    method: input.method,
    status: "created",
    billIds: chosen.map((bill) => bill.id),
    idempotencyKey: key,
    bankRef: input.bankRef ?? null,
    takenByName: ctx.actor.name,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const settled = await settlePayment(
    ctx,
    { id, accountId: input.accountId },
    { into: counterMethods[input.method], paidAt: input.paidAt ?? ctx.now, method: input.method },
  );
  await enterTaking(ctx, settled as Payment);
  return settled as Payment;
}

/** Says in words what the unique key would refuse: this movement of the bank is a payment already. */
async function refuseBooked({ tx, tenant }: Ctx, bankRef: string): Promise<void> {
  const [booked] = await tx
    .select({ paymentNo: payments.paymentNo })
    .from(payments)
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.bankRef, bankRef)));
  if (booked) throw conflict("transfer-booked-already", booked);
}
