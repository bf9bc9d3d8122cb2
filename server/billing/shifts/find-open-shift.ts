import { and, eq } from "drizzle-orm";
import { counterShifts } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

export type Shift = typeof counterShifts.$inferSelect;

/** The shift that a clerk has open, if any. */
export async function findOpenShift(ctx: Pick<Ctx, "tx" | "tenant">, clerkId: string): Promise<Shift | undefined> {
  const [shift] = await ctx.tx
    .select()
    .from(counterShifts)
    .where(
      and(
        eq(counterShifts.tenantId, ctx.tenant.id),
        eq(counterShifts.clerkId, clerkId),
        eq(counterShifts.status, "open"),
      ),
    );
  return shift;
}
