import { and, eq } from "drizzle-orm";
import { counterShifts, shiftCounts } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import type { Shift } from "./find-open-shift";
import { readShiftSums, type ShiftMethod } from "./read-shift-sums";

export type ShiftCause = NonNullable<(typeof shiftCounts.$inferSelect)["cause"]>;
export type Count = {
  method: ShiftMethod;
  countedMinor: bigint;
  cause?: ShiftCause | undefined;
  note?: string | undefined;
};

/**
 * Closes the acting clerk's own shift with what they counted per method; each difference to the takings names its cause.
 * @throws `shift-not-open`, `shift-count-missing`, `shift-difference-unexplained`
 */
export async function closeShift(
  ctx: Ctx,
  { shiftId, counts, note = "" }: { shiftId: string; counts: Count[]; note?: string | undefined },
): Promise<Shift> {
  const mine = and(eq(counterShifts.tenantId, ctx.tenant.id), eq(counterShifts.id, shiftId));
  const [shift] = await ctx.tx.select().from(counterShifts).where(mine).for("update");
  // Somebody else's drawer cannot be counted from afar.
  if (!shift || ctx.actor.kind !== "staff" || shift.clerkId !== ctx.actor.userId) throw notFound();
  if (shift.status !== "open") throw conflict("shift-not-open");
  const rows = (await readShiftSums(ctx, shift)).map(({ method, expectedMinor }) => {
    const count = counts.find((one) => one.method === method);
    if (!count && expectedMinor !== 0n) throw invalid("shift-count-missing", { method }, method);
    const countedMinor = count?.countedMinor ?? 0n;
    const differs = countedMinor !== expectedMinor;
    if (differs && !count?.cause) throw invalid("shift-difference-unexplained", {}, method);
    return { method, expectedMinor, countedMinor, cause: differs ? count?.cause : null, note: count?.note ?? "" };
  });
  await ctx.tx
    .insert(shiftCounts)
    .values(rows.map((row) => ({ ...row, id: newId(), tenantId: ctx.tenant.id, shiftId })));
  const [closed] = await ctx.tx
    .update(counterShifts)
    .set({ status: "closed", closedAt: ctx.now, note })
    .where(mine)
    .returning();
  const differenceMinor = rows.reduce((sum, row) => sum + row.countedMinor - row.expectedMinor, 0n);
  await audit(
    ctx,
    "cashier.close-shift",
    { type: "counter-shift", id: shiftId },
    { shiftNo: shift.shiftNo, differenceMinor: differenceMinor.toString() },
  );
  return closed as Shift;
}
