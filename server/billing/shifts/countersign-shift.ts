import { and, eq } from "drizzle-orm";
import { counterShifts } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden, notFound } from "@/server/platform/errors";
import type { Shift } from "./find-open-shift";

/**
 * A second person confirms a closed shift's counts and takes the money over.
 * @throws `shift-not-closed`, `shift-countersign-own`
 */
export async function countersignShift(
  ctx: Ctx,
  { shiftId, note = "" }: { shiftId: string; note?: string | undefined },
): Promise<Shift> {
  const mine = and(eq(counterShifts.tenantId, ctx.tenant.id), eq(counterShifts.id, shiftId));
  const [shift] = await ctx.tx.select().from(counterShifts).where(mine).for("update");
  if (!shift) throw notFound();
  if (ctx.actor.kind !== "staff") throw forbidden();
  if (shift.clerkId === ctx.actor.userId) throw conflict("shift-countersign-own");
  if (shift.status !== "closed") throw conflict("shift-not-closed");
  const [signed] = await ctx.tx
    .update(counterShifts)
    .set({
      status: "countersigned",
      countersignedAt: ctx.now,
      countersignedById: ctx.actor.userId,
      countersignedByName: ctx.actor.name,
      countersignNote: note,
    })
    .where(mine)
    .returning();
  await audit(ctx, "cashier.countersign-shift", { type: "counter-shift", id: shiftId }, { shiftNo: shift.shiftNo });
  return signed as Shift;
}
