import { asc, eq, sql } from "drizzle-orm";
import { accountingPeriods } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { monthOf, nextMonth } from "./month";

export type Period = { month: string; closed: typeof accountingPeriods.$inferSelect | null };

/**
 * Every month from the first posting's (or the first closed) to the present one, the earliest first. Months are closed
 * in their order, so the first open one follows the last closed.
 */
export async function listPeriods(ctx: Ctx): Promise<Period[]> {
  const closed = await ctx.tx
    .select()
    .from(accountingPeriods)
    .where(eq(accountingPeriods.tenantId, ctx.tenant.id))
    .orderBy(asc(accountingPeriods.month));
  const { rows } = await ctx.tx.execute<{ first: string | null }>(
    sql`select min(effective_on)::text as first from postings where tenant_id = ${ctx.tenant.id}`,
  );
  const last = monthOf(dayOf(ctx.now, ctx.tenant.timezone));
  // What is learned late of the time before the books began counts in the first month that was kept.
  const first = closed[0]?.month ?? (rows[0]?.first ? monthOf(rows[0].first) : last);
  const periods: Period[] = [];
  for (let month = first; month <= last; month = nextMonth(month))
    periods.push({ month, closed: closed.find((one) => one.month === month) ?? null });
  return periods;
}
