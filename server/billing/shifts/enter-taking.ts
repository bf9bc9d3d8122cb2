import { and, eq } from "drizzle-orm";
import { counterShifts, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { takeNumbers } from "@/server/platform/numbers";
import type { Payment } from "../payments/move-payment";
import { findOpenShift, type Shift } from "./find-open-shift";
import { openShift } from "./open-shift";

/**
 * Enters what a clerk has taken into their open shift, on the next leaf of their receipt book. A clerk without an open
 * shift gets one, so that no money of the counter is ever outside of one; what no person took (jobs, seeds) has none.
 * @throws `receipt-book-used-up`
 */
export async function enterTaking(ctx: Ctx, payment: Payment): Promise<void> {
  if (ctx.actor.kind !== "staff" || payment.channel !== "counter") return;
  const shift = (await lockOpenShift(ctx, ctx.actor.userId)) ?? (await openByItself(ctx, ctx.actor.userId));
  if (shift.bookNext !== null && shift.bookTo !== null && shift.bookNext > shift.bookTo)
    throw conflict("receipt-book-used-up", { series: shift.bookSeries ?? "", to: shift.bookTo });
  await ctx.tx.insert(shiftTakings).values({
    id: newId(),
    tenantId: ctx.tenant.id,
    shiftId: shift.id,
    paymentId: payment.id,
    accountId: payment.accountId,
    method: payment.method,
    amountMinor: payment.amountMinor,
    bookSeries: shift.bookSeries,
    bookNo: shift.bookNext,
    takenAt: ctx.now,
  });
  if (shift.bookNext !== null) {
    await ctx.tx
      .update(counterShifts)
      .set({ bookNext: shift.bookNext + 1 })
      .where(and(eq(counterShifts.tenantId, ctx.tenant.id), eq(counterShifts.id, shift.id)));
  }
}

/** Openings take turns at the number's row: of two first payments at once, the second finds the first one's shift. */
async function openByItself(ctx: Ctx, clerkId: string): Promise<Shift> {
  await takeNumbers(ctx, `BC-${dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4)}`, 0);
  return (await lockOpenShift(ctx, clerkId)) ?? openShift(ctx, { floatMinor: 0n, byItself: true });
}

/** Held until the payment is booked, so that the shift cannot be closed around it and no leaf is used twice. */
export async function lockOpenShift(ctx: Ctx, clerkId: string): Promise<Shift | undefined> {
  const shift = await findOpenShift(ctx, clerkId);
  if (!shift) return undefined;
  const [locked] = await ctx.tx
    .select()
    .from(counterShifts)
    .where(
      and(eq(counterShifts.tenantId, ctx.tenant.id), eq(counterShifts.id, shift.id), eq(counterShifts.status, "open")),
    )
    .for("update");
  return locked;
}
