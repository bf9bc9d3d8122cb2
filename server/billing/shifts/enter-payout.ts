import { and, eq } from "drizzle-orm";
import { counterShifts, shiftPayouts, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { toDecimal } from "@/server/platform/money";
import { lockOpenShift } from "./enter-taking";
import type { Shift } from "./find-open-shift";
import { readShiftSums } from "./read-shift-sums";

type Payout = { id: string; accountId: string; amountMinor: bigint };

/**
 * Enters cash that leaves the acting clerk's drawer into their open shift. Money goes out of no drawer that nobody has
 * counted in, and no more than lies in it; what no person pays out (jobs, seeds) lies in no shift.
 * @throws `refund-without-shift`, `refund-above-drawer`
 */
export async function enterPayout(ctx: Ctx, payout: Payout): Promise<void> {
  if (ctx.actor.kind !== "staff") return;
  const shift = await lockOpenShift(ctx, ctx.actor.userId);
  if (!shift) throw conflict("refund-without-shift");
  await takeOut(ctx, shift, payout, "cash");
}

/**
 * Enters that a payment is taken back into the shift that took it, as long as that one is not counted: so much less must lie
 * there. False when the payment lies in no open shift.
 * @throws `refund-above-drawer`
 */
export async function enterReversal(ctx: Ctx, paymentId: string, payout: Payout): Promise<boolean> {
  const { tx, tenant } = ctx;
  const [taken] = await tx
    .select({ shift: counterShifts, method: shiftTakings.method })
    .from(shiftTakings)
    .innerJoin(counterShifts, and(eq(counterShifts.tenantId, tenant.id), eq(counterShifts.id, shiftTakings.shiftId)))
    .where(and(eq(shiftTakings.tenantId, tenant.id), eq(shiftTakings.paymentId, paymentId)))
    .for("update", { of: counterShifts });
  if (taken?.shift.status !== "open") return false;
  await takeOut(ctx, taken.shift, payout, taken.method);
  return true;
}

async function takeOut(ctx: Ctx, shift: Shift, { id, accountId, amountMinor }: Payout, method: string): Promise<void> {
  const there = (await readShiftSums(ctx, shift)).find((one) => one.method === method)?.expectedMinor ?? 0n;
  if (there < amountMinor) throw conflict("refund-above-drawer", { drawer: toDecimal(there) });
  await ctx.tx.insert(shiftPayouts).values({
    ...{ id: newId(), tenantId: ctx.tenant.id, shiftId: shift.id, adjustmentId: id, method },
    ...{ accountId, amountMinor, paidAt: ctx.now },
  });
}
