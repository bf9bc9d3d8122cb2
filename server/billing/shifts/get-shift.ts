import { and, asc, eq } from "drizzle-orm";
import { accounts, counterShifts, payments, shiftCounts, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { readShiftSums } from "./read-shift-sums";

/** A shift with every payment in it, its sums and, once it is closed, what was counted. */
export async function getShift(ctx: Ctx, shiftId: string) {
  const tenantId = ctx.tenant.id;
  const [shift] = await ctx.tx
    .select()
    .from(counterShifts)
    .where(and(eq(counterShifts.tenantId, tenantId), eq(counterShifts.id, shiftId)));
  if (!shift) throw notFound();
  const takings = await ctx.tx
    .select({
      paymentId: shiftTakings.paymentId,
      receiptNo: payments.receiptNo,
      status: payments.status,
      bookSeries: shiftTakings.bookSeries,
      bookNo: shiftTakings.bookNo,
      accountId: shiftTakings.accountId,
      accountNo: accounts.accountNo,
      payerName: payments.payerName,
      method: shiftTakings.method,
      amountMinor: shiftTakings.amountMinor,
      takenAt: shiftTakings.takenAt,
    })
    .from(shiftTakings)
    .innerJoin(payments, and(eq(payments.tenantId, tenantId), eq(payments.id, shiftTakings.paymentId)))
    .innerJoin(accounts, and(eq(accounts.tenantId, tenantId), eq(accounts.id, shiftTakings.accountId)))
    .where(and(eq(shiftTakings.tenantId, tenantId), eq(shiftTakings.shiftId, shiftId)))
    .orderBy(asc(shiftTakings.takenAt), asc(shiftTakings.id))
    .limit(1000);
  const counts = await ctx.tx
    .select()
    .from(shiftCounts)
    .where(and(eq(shiftCounts.tenantId, tenantId), eq(shiftCounts.shiftId, shiftId)));
  return { ...shift, sums: await readShiftSums(ctx, shift), counts, takings };
}
