import { and, asc, eq, gt, sql } from "drizzle-orm";
import { accounts, allocations, bills, payments, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/** Everything a receipt says: what was paid, by whom, for which account, and what it settled. */
export async function readReceipt(ctx: Pick<Ctx, "tx" | "tenant">, paymentId: string) {
  const tenantId = ctx.tenant.id;
  const [row] = await ctx.tx
    .select({ payment: payments, accountNo: accounts.accountNo, address: accounts.address, book: shiftTakings })
    .from(payments)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, payments.accountId)))
    .leftJoin(shiftTakings, and(eq(shiftTakings.tenantId, tenantId), eq(shiftTakings.paymentId, payments.id)))
    .where(and(eq(payments.tenantId, tenantId), eq(payments.id, paymentId)));
  if (!row?.payment.receiptNo) throw notFound();
  const total = sql<string>`sum(${allocations.amountMinor})`;
  const settled = await ctx.tx
    .select({
      billId: bills.id,
      billNo: bills.billNo,
      season: bills.season,
      periodFrom: bills.periodFrom,
      periodTo: bills.periodTo,
      amount: total,
    })
    .from(allocations)
    .innerJoin(bills, and(eq(bills.tenantId, tenantId), eq(bills.id, allocations.billId)))
    .where(and(eq(allocations.tenantId, tenantId), eq(allocations.paymentId, paymentId)))
    .groupBy(bills.id, bills.billNo, bills.season, bills.periodFrom, bills.periodTo, bills.dueOn)
    .having(gt(total, "0"))
    .orderBy(asc(bills.dueOn), asc(bills.billNo));
  const { payment } = row;
  const rows = settled.map(({ amount, ...bill }) => ({ ...bill, amountMinor: BigInt(amount) }));
  const used = rows.reduce((sum, bill) => sum + bill.amountMinor, 0n);
  return {
    paymentId: payment.id,
    receiptNo: payment.receiptNo as string,
    paymentNo: payment.paymentNo,
    accountId: payment.accountId,
    accountNo: row.accountNo,
    address: row.address,
    payerName: payment.payerName,
    amountMinor: payment.amountMinor,
    refundedMinor: payment.refundedMinor,
    // What the house booked goes back only because it was booked wrongly.
    isVoid: payment.status === "refunded" && payment.channel !== "portal",
    method: payment.method,
    channel: payment.channel,
    takenByName: payment.takenByName,
    bookNo: bookNumber(row.book),
    paidAt: payment.paidAt as Date,
    settled: rows,
    creditMinor: payment.amountMinor - payment.refundedMinor - used,
    tenant: { name: ctx.tenant.name, nameEn: ctx.tenant.nameEn, hotline: ctx.tenant.hotline },
  };
}

export type Receipt = Awaited<ReturnType<typeof readReceipt>>;

/** A leaf of the receipt book as it is printed on it: series and seven digits. */
const bookNumber = (book: { bookSeries: string | null; bookNo: number | null } | null): string | null =>
  book?.bookNo ? `${book.bookSeries ?? ""}${book.bookNo.toString().padStart(7, "0")}` : null;
