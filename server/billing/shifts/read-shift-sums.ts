import { and, eq, sql } from "drizzle-orm";
import { shiftPayouts, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { shiftMethods } from "../schemas";
import type { Shift } from "./find-open-shift";

export type ShiftMethod = (typeof shiftMethods)[number];
export type ShiftSum = {
  method: ShiftMethod;
  count: number;
  takenMinor: bigint;
  paidOutMinor: bigint;
  expectedMinor: bigint;
};

/** What a shift took per method, and what should lie there: of cash, the float as well, less what was paid out or taken back. */
export async function readShiftSums(
  ctx: Pick<Ctx, "tx" | "tenant">,
  shift: Pick<Shift, "id" | "floatMinor">,
): Promise<ShiftSum[]> {
  const rows = await ctx.tx
    .select({
      method: shiftTakings.method,
      count: sql<number>`count(*)::int`,
      sum: sql<string>`sum(${shiftTakings.amountMinor})`,
    })
    .from(shiftTakings)
    .where(and(eq(shiftTakings.tenantId, ctx.tenant.id), eq(shiftTakings.shiftId, shift.id)))
    .groupBy(shiftTakings.method);
  const out = await ctx.tx
    .select({ method: shiftPayouts.method, sum: sql<string>`sum(${shiftPayouts.amountMinor})` })
    .from(shiftPayouts)
    .where(and(eq(shiftPayouts.tenantId, ctx.tenant.id), eq(shiftPayouts.shiftId, shift.id)))
    .groupBy(shiftPayouts.method);
  return shiftMethods.map((method) => {
    const row = rows.find((one) => one.method === method);
    const takenMinor = BigInt(row?.sum ?? 0);
    const paidOutMinor = BigInt(out.find((one) => one.method === method)?.sum ?? 0);
    const expectedMinor = takenMinor - paidOutMinor + (method === "cash" ? shift.floatMinor : 0n);
    return { method, count: row?.count ?? 0, takenMinor, paidOutMinor, expectedMinor };
  });
}
