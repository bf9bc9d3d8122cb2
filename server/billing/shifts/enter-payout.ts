import { shiftPayouts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { toDecimal } from "@/server/platform/money";
import { lockOpenShift } from "./enter-taking";
import { readShiftSums } from "./read-shift-sums";

type Payout = { id: string; accountId: string; amountMinor: bigint };

/**
 * Enters cash that leaves the acting clerk's drawer into their open shift. Money goes out of no drawer that nobody has
 * counted in, and no more than lies in it; what no person pays out (jobs, seeds) lies in no shift.
 * @throws `refund-without-shift`, `refund-above-drawer`
 */
export async function enterPayout(ctx: Ctx, { id, accountId, amountMinor }: Payout): Promise<void> {
  if (ctx.actor.kind !== "staff") return;
  const shift = await lockOpenShift(ctx, ctx.actor.userId);
  if (!shift) throw conflict("refund-without-shift");
  const drawer = (await readShiftSums(ctx, shift)).find(({ method }) => method === "cash")?.expectedMinor ?? 0n;
  if (drawer < amountMinor) throw conflict("refund-above-drawer", { drawer: toDecimal(drawer) });
  await ctx.tx.insert(shiftPayouts).values({
    ...{ id: newId(), tenantId: ctx.tenant.id, shiftId: shift.id, adjustmentId: id },
    ...{ accountId, amountMinor, paidAt: ctx.now },
  });
}
