import { and, eq, isNull, sql } from "drizzle-orm";
import { accountingPeriods, billRuns, ledgerAlerts } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { sealBooks } from "@/server/platform/known-from";
import { listPeriods } from "./list-periods";
import { daysOfMonth } from "./month";
import { readVouchers } from "./read-vouchers";
import { hashOf, vouchersAsJson } from "./write-vouchers";

export type Check = { check: "in-order" | "over" | "no-run" | "no-alert"; well: boolean };

/** What must hold before a month can be closed, each with whether it does. */
export async function checkClosing(ctx: Ctx, month: string): Promise<Check[]> {
  const periods = await listPeriods(ctx);
  if (!periods.some((period) => period.month === month)) throw notFound();
  const [run] = await ctx.tx
    .select({ count: sql<number>`count(*)::int` })
    .from(billRuns)
    .where(and(eq(billRuns.tenantId, ctx.tenant.id), eq(billRuns.status, "running")));
  const [alert] = await ctx.tx
    .select({ count: sql<number>`count(*)::int` })
    .from(ledgerAlerts)
    .where(and(eq(ledgerAlerts.tenantId, ctx.tenant.id), isNull(ledgerAlerts.explainedAt)));
  return [
    { check: "in-order", well: periods.every((period) => period.month >= month || period.closed !== null) },
    { check: "over", well: daysOfMonth(month).endsOn < dayOf(ctx.now, ctx.tenant.timezone) },
    { check: "no-run", well: run?.count === 0 },
    { check: "no-alert", well: alert?.count === 0 },
  ];
}

/**
 * Closes a month for good: seals the books, and keeps the sum and hash of its vouchers. What becomes known afterwards is
 * booked in the first open month, with its own day of effect.
 * @throws `period-closed`, `period-in-order`, `period-over`, `period-no-run`, `period-no-alert`
 */
export async function closePeriod(ctx: Ctx, month: string): Promise<typeof accountingPeriods.$inferSelect> {
  const closedAt = await sealBooks(ctx, ctx.now);
  const period = (await listPeriods(ctx)).find((one) => one.month === month);
  if (period?.closed) throw conflict("period-closed", { month });
  const failed = (await checkClosing(ctx, month)).find(({ well }) => !well);
  if (failed) throw conflict(`period-${failed.check}`, { month });
  // As of its own closing, whatever the clock said when the request began.
  const vouchers = await readVouchers({ ...ctx, now: closedAt }, month);
  const json = vouchersAsJson({ ...vouchers, span: { ...vouchers.span, closed: true } }, ctx.tenant);
  const [row] = await ctx.tx
    .insert(accountingPeriods)
    .values({
      id: newId(),
      tenantId: ctx.tenant.id,
      month,
      ...daysOfMonth(month),
      closedAt,
      closedBy: ctx.actor.name,
      postings: vouchers.postings,
      totalMinor: vouchers.debitMinor,
      sha256: hashOf(json),
    })
    .onConflictDoNothing({ target: [accountingPeriods.tenantId, accountingPeriods.month] })
    .returning();
  if (!row) throw conflict("period-closed", { month });
  await audit(ctx, "finance.close-period", { type: "accounting-period", id: row.id }, { month, sha256: row.sha256 });
  return row;
}
