import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { listPeriods } from "./list-periods";
import { daysOfMonth } from "./month";

/** One month of the books: its days, when the one before it was closed, and until when it took in what came. */
export type Span = {
  month: string;
  startsOn: string;
  endsOn: string;
  since: Date | null;
  until: Date;
  closed: boolean;
  first: boolean;
};

/** @throws `not-found` for a month that the books do not have */
export async function spanOf(ctx: Ctx, month: string): Promise<Span> {
  const periods = await listPeriods(ctx);
  const index = periods.findIndex((period) => period.month === month);
  const period = periods[index];
  if (!period) throw notFound();
  return {
    month,
    ...daysOfMonth(month),
    since: periods[index - 1]?.closed?.closedAt ?? null,
    until: period.closed?.closedAt ?? ctx.now,
    closed: period.closed !== null,
    first: index === 0,
  };
}

/**
 * The postings booked in a month, with the day they are booked on: those effective in it that were known before it was
 * closed, and those effective earlier that became known only after their own month was. It is a rule of day, instant and
 * closings, stored nowhere; so nothing can be put into a closed month, and nothing is left out of all of them.
 */
export function bookedIn(tenantId: string, { startsOn, endsOn, since, until, first }: Span): SQL {
  const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;
  const late = first ? sql`true` : since ? sql`p.recorded_at > ${at(since)}` : sql`false`;
  return sql`
    select p.*, greatest(p.effective_on, ${startsOn}::date) as booked_on from postings p
    where p.tenant_id = ${tenantId} and p.recorded_at <= ${at(until)}
      and (p.effective_on between ${startsOn}::date and ${endsOn}::date or (p.effective_on < ${startsOn}::date and ${late}))`;
}
