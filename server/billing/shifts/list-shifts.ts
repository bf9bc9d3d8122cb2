import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { counterShifts, shiftCounts, shiftTakings } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { findOpenShift } from "./find-open-shift";
import { readShiftSums } from "./read-shift-sums";

const pageSize = 50;

/** The acting clerk's open shift with its sums, and everybody's shifts, the latest first. */
export async function listShifts(ctx: Ctx, { before }: { before?: Date | undefined } = {}) {
  const tenantId = ctx.tenant.id;
  const open = ctx.actor.kind === "staff" ? await findOpenShift(ctx, ctx.actor.userId) : undefined;
  const rows = await ctx.tx
    .select()
    .from(counterShifts)
    .where(and(eq(counterShifts.tenantId, tenantId), before ? lt(counterShifts.openedAt, before) : undefined))
    .orderBy(desc(counterShifts.openedAt), desc(counterShifts.id))
    .limit(pageSize + 1);
  const shown = rows.slice(0, pageSize);
  const ids = shown.map((row) => row.id);
  const taken = ids.length
    ? await ctx.tx
        .select({
          shiftId: shiftTakings.shiftId,
          count: sql<number>`count(*)::int`,
          sum: sql<string>`sum(${shiftTakings.amountMinor})`,
        })
        .from(shiftTakings)
        .where(and(eq(shiftTakings.tenantId, tenantId), inArray(shiftTakings.shiftId, ids)))
        .groupBy(shiftTakings.shiftId)
    : [];
  const counted = ids.length
    ? await ctx.tx
        .select({
          shiftId: shiftCounts.shiftId,
          differenceMinor: sql<string>`sum(${shiftCounts.countedMinor} - ${shiftCounts.expectedMinor})`,
          differences: sql<number>`(count(*) filter (where ${shiftCounts.countedMinor} <> ${shiftCounts.expectedMinor}))::int`,
        })
        .from(shiftCounts)
        .where(and(eq(shiftCounts.tenantId, tenantId), inArray(shiftCounts.shiftId, ids)))
        .groupBy(shiftCounts.shiftId)
    : [];
  return {
    mine: open ? { ...open, sums: await readShiftSums(ctx, open) } : null,
    rows: shown.map((row) => {
      const takings = taken.find((one) => one.shiftId === row.id);
      const counts = counted.find((one) => one.shiftId === row.id);
      return {
        ...row,
        payments: takings?.count ?? 0,
        takenMinor: BigInt(takings?.sum ?? 0),
        differences: counts?.differences ?? 0,
        differenceMinor: BigInt(counts?.differenceMinor ?? 0),
      };
    }),
    next: rows.length > pageSize ? (shown.at(-1)?.openedAt ?? null) : null,
  };
}
