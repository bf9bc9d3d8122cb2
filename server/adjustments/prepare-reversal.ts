import { and, eq } from "drizzle-orm";
import { accounts, counterShifts, payments, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { notFound } from "@/server/platform/errors";
import { findReversal } from "./find-reversal";
import { getReversiblePayment, standsOf } from "./get-reversible-payment";

/**
 * A payment as the form for its reversal shows it: whose it is, which shift holds it, and whether somebody has asked before.
 * @throws what `getReversiblePayment` refuses
 */
export async function prepareReversal(ctx: Ctx, paymentId: string) {
  const { tx, tenant } = ctx;
  const payment = await getReversiblePayment(ctx, paymentId);
  const [row] = await tx
    .select({ accountNo: accounts.accountNo, address: accounts.address, shift: counterShifts })
    .from(payments)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, payments.accountId)))
    .leftJoin(shiftTakings, and(eq(shiftTakings.tenantId, tenant.id), eq(shiftTakings.paymentId, payments.id)))
    .leftJoin(counterShifts, and(eq(counterShifts.tenantId, tenant.id), eq(counterShifts.id, shiftTakings.shiftId)))
    .where(and(eq(payments.tenantId, tenant.id), eq(payments.id, paymentId)));
  if (!row) throw notFound();
  const { id, receiptNo, payerName, channel, method, paidAt } = payment;
  return {
    ...{ id, receiptNo, payerName, channel, method, paidAt, accountNo: row.accountNo, address: row.address },
    amountMinor: standsOf(payment),
    shift: row.shift && { shiftNo: row.shift.shiftNo, open: row.shift.status === "open" },
    asked: (await findReversal(ctx, paymentId)) ?? null,
    maxBytes: env().DOCUMENT_MAX_MB * 1024 * 1024,
  };
}

export type PreparedReversal = Awaited<ReturnType<typeof prepareReversal>>;
