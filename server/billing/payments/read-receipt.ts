import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import { accounts, allocations, bills, payments, postings, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { eventKey } from "../ledger/event-key";
import { readLetterhead } from "../papers/read-letterhead";

/**
 * Everything a receipt says: what was paid, by whom, for which account, and what it settled, as known when the payment was
 * booked. Later corrections change nothing of it; what went back since (`refundedMinor`, `isVoid`) is a
 * stamp beside it.
 * @throws not found for an unpaid or foreign payment
 */
export async function readReceipt(ctx: Pick<Ctx, "tx" | "tenant">, paymentId: string) {
  const tenantId = ctx.tenant.id;
  const [row] = await ctx.tx
    .select({ payment: payments, account: accounts, book: shiftTakings, bookedAt: postings.recordedAt })
    .from(payments)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, payments.accountId)))
    .leftJoin(shiftTakings, and(eq(shiftTakings.tenantId, tenantId), eq(shiftTakings.paymentId, payments.id)))
    .leftJoin(postings, and(eq(postings.tenantId, tenantId), eq(postings.eventKey, eventKey(paymentId, 0))))
    .where(and(eq(payments.tenantId, tenantId), eq(payments.id, paymentId)));
  if (!row) throw notFound();
  const { payment, account } = row;
  const { receiptNo, paidAt } = payment;
  if (!receiptNo || !paidAt) throw notFound();
  const bookedAt = row.bookedAt ?? paidAt;
  const settled = await settledBy(ctx, paymentId, bookedAt);
  const used = settled.reduce((sum, bill) => sum + bill.amountMinor, 0n);
  const { address, hotline } = await readLetterhead(ctx, account, bookedAt);
  return {
    paymentId: payment.id,
    receiptNo,
    paymentNo: payment.paymentNo,
    accountId: payment.accountId,
    accountNo: account.accountNo,
    address,
    payerName: payment.payerName,
    amountMinor: payment.amountMinor,
    refundedMinor: payment.refundedMinor,
    // What the house booked goes back only because it was booked wrongly.
    isVoid: payment.status === "refunded" && payment.channel !== "portal",
    method: payment.method,
    channel: payment.channel,
    takenByName: payment.takenByName,
    bookNo: bookNumber(row.book),
    paidAt,
    settled,
    creditMinor: payment.amountMinor - used,
    tenant: { name: ctx.tenant.name, nameEn: ctx.tenant.nameEn, hotline },
  };
}

export type Receipt = Awaited<ReturnType<typeof readReceipt>>;

/** The bills that a payment had settled by an instant, the earliest due first. */
async function settledBy({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, paymentId: string, at: Date) {
  const total = sql<string>`sum(${allocations.amountMinor})`;
  const rows = await tx
    .select({
      billId: bills.id,
      billNo: bills.billNo,
      season: bills.season,
      periodFrom: bills.periodFrom,
      periodTo: bills.periodTo,
      amount: total,
    })
    .from(allocations)
    .innerJoin(bills, and(eq(bills.tenantId, tenant.id), eq(bills.id, allocations.billId)))
    .where(
      and(eq(allocations.tenantId, tenant.id), eq(allocations.paymentId, paymentId), lte(allocations.recordedAt, at)),
    )
    .groupBy(bills.id, bills.billNo, bills.season, bills.periodFrom, bills.periodTo, bills.dueOn)
    .having(gt(total, "0"))
    .orderBy(asc(bills.dueOn), asc(bills.billNo));
  return rows.map(({ amount, ...bill }) => ({ ...bill, amountMinor: BigInt(amount) }));
}

/** A leaf of the receipt book as it is printed on it: series and seven digits. */
const bookNumber = (book: { bookSeries: string | null; bookNo: number | null } | null): string | null =>
  book?.bookNo ? `${book.bookSeries ?? ""}${book.bookNo.toString().padStart(7, "0")}` : null;
