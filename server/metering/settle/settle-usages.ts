import { and, asc, eq, exists, gt, gte, inArray, isNull, lte, or } from "drizzle-orm";
import { meterInstalls, readings, serviceAgreements, usageSegments, usages } from "@/db/schema";
import { listSeasons } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate, plusDays, startOfDay } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { fromThousandths } from "../counts";
import { loadStays } from "./load-stays";
import { type Obstacle, planUsage, type PlannedUsage, shareOf } from "./plan-usage";

export type Period = { from: PlainDate; to: PlainDate };
type Agreement = typeof serviceAgreements.$inferSelect;
export type Settled = {
  settled: number;
  already: number;
  obstacles: { agreementId: string; reason: Obstacle | "overlap" }[];
  /** Where the next batch begins; null after the last. */
  next: string | null;
};

const usualBatch = 500;

/**
 * Makes the usages of a period from final readings, one batch of agreements in one transaction. Repeating it changes
 * nothing: a stretch of a register is settled once, by unique index. What cannot be settled is named with its reason.
 */
export async function settleUsages(
  ctx: Ctx,
  period: Period,
  { after, limit = usualBatch }: { after?: string | null; limit?: number } = {},
): Promise<Settled> {
  await refusePeriod(ctx, period);
  const batch = await listAgreements(ctx, period, after, limit);
  // Homes that changed hands: whoever lived there first is settled first.
  const agreements = batch.slice(0, limit).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const next = batch.length > limit ? batch[limit - 1]!.id : null;
  const places = [...new Set(agreements.map(({ servicePointId }) => servicePointId))];
  const stays = await loadStays(ctx, places);
  const done = await listUsages(
    ctx,
    agreements.map(({ id }) => id),
    period,
  );
  const result: Settled = { settled: 0, already: 0, obstacles: [], next };
  for (const agreement of agreements) {
    const share = shareOf(period, agreement.startsOn, agreement.endsOn);
    if (!share) continue;
    const standing = done.filter(({ agreementId }) => agreementId === agreement.id);
    const park = (reason: Obstacle | "overlap") => result.obstacles.push({ agreementId: agreement.id, reason });
    if (standing.some(({ periodFrom, periodTo }) => periodFrom === share.from && periodTo === share.to)) {
      result.already++;
      continue;
    }
    // A period that only partly meets one already settled would be charged twice.
    if (standing.length > 0) {
      park("overlap");
      continue;
    }
    const here = stays.get(agreement.servicePointId) ?? [];
    const planned = planUsage(here, startOfDay(plusDays(share.to, 1), ctx.tenant.timezone));
    if (typeof planned === "string") {
      park(planned);
      continue;
    }
    await writeUsage(ctx, agreement, share, planned);
    for (const { registerId, toReadingId } of planned.segments) {
      here.find((stay) => stay.registerId === registerId)!.settledTo = toReadingId;
    }
    result.settled++;
  }
  return result;
}

/** @throws for a period that is upside down, not over yet, of two water years, or that reaches across a heating season's end */
export async function refusePeriod(ctx: Ctx, { from, to }: Period): Promise<void> {
  const { now, tenant } = ctx;
  if (to < from) throw invalid("metering-period-order", {}, "to");
  if (to > dayOf(now, tenant.timezone)) throw invalid("metering-day-in-future", {}, "to");
  // Water tiers begin anew with the year; a stretch across it belongs to neither.
  if (tenant.kind === "water" && from.slice(0, 4) !== to.slice(0, 4))
    throw invalid("metering-period-two-years", {}, "to");
  if (tenant.kind !== "heating") return;
  // A season's bill is made of the usages that began in it: one that begins before would be consumed and never billed.
  const crossed = (await listSeasons(ctx)).find(
    (season) => from <= season.lastDay && to >= season.from && (from < season.from || to > season.lastDay),
  );
  if (crossed) throw invalid("metering-period-crosses-season", { from: crossed.from, to: crossed.lastDay }, "to");
}

/** Agreements that ran in the period at places where a meter hangs or hung. */
export function meteredIn({ tx, tenant }: Ctx, { from, to }: Period) {
  const metered = tx
    .select({ id: meterInstalls.id })
    .from(meterInstalls)
    .where(
      and(eq(meterInstalls.tenantId, tenant.id), eq(meterInstalls.servicePointId, serviceAgreements.servicePointId)),
    );
  return and(
    eq(serviceAgreements.tenantId, tenant.id),
    lte(serviceAgreements.startsOn, to),
    or(isNull(serviceAgreements.endsOn), gt(serviceAgreements.endsOn, from)),
    exists(metered),
  );
}

function listAgreements(
  ctx: Ctx,
  period: Period,
  after: string | null | undefined,
  limit: number,
): Promise<Agreement[]> {
  return ctx.tx
    .select()
    .from(serviceAgreements)
    .where(and(meteredIn(ctx, period), after ? gt(serviceAgreements.id, after) : undefined))
    .orderBy(asc(serviceAgreements.id))
    .limit(limit + 1);
}

async function listUsages({ tx, tenant }: Ctx, agreementIds: string[], { from, to }: Period) {
  if (agreementIds.length === 0) return [];
  return tx
    .select()
    .from(usages)
    .where(
      and(
        eq(usages.tenantId, tenant.id),
        inArray(usages.agreementId, agreementIds),
        isNull(usages.supersededAt),
        lte(usages.periodFrom, to),
        gte(usages.periodTo, from),
      ),
    );
}

async function writeUsage(ctx: Ctx, agreement: Agreement, period: Period, planned: PlannedUsage): Promise<void> {
  const tenantId = ctx.tenant.id;
  const usageId = newId();
  const { unit, quality, quantity, segments } = planned;
  await ctx.tx.insert(usages).values({
    ...{ id: usageId, tenantId, agreementId: agreement.id, accountId: agreement.accountId },
    ...{ periodFrom: period.from, periodTo: period.to, quantity: fromThousandths(quantity), unit, quality },
  });
  await ctx.tx
    .insert(usageSegments)
    .values(
      segments.map((segment) => ({ ...segment, tenantId, usageId, quantity: fromThousandths(segment.quantity) })),
    );
  const ends = segments.flatMap(({ fromReadingId, toReadingId }) => [fromReadingId, toReadingId]);
  await ctx.tx
    .update(readings)
    .set({ status: "final" })
    .where(and(eq(readings.tenantId, tenantId), inArray(readings.id, ends)));
}
