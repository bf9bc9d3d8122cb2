import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { billRuns, stripeEvents } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { listSeasons } from "../seasons/list-seasons";

const seasonsShown = 6;
const runsShown = 10;

type SeasonSums = { season: string; bills: string; billed: string; paid: string };

/** The clerk's first page: seasons with what was billed and collected, runs, and provider events that need a person. */
export async function billingHome(ctx: Ctx) {
  const tenantId = ctx.tenant.id;
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const all = await listSeasons(ctx);
  const upcoming = all.findIndex((season) => season.lastDay >= today);
  const last = upcoming === -1 ? all.length : Math.min(all.length, upcoming + 2);
  const shown = all.slice(Math.max(0, last - seasonsShown), last).toReversed();
  const slugs = shown.map((season) => season.slug);
  const sums = await ctx.tx.execute<SeasonSums>(sql`
    select b.season, count(*) filter (where b.reverses_id is null) - count(*) filter (where b.reverses_id is not null) as bills,
      sum(b.amount_minor) as billed, coalesce(sum(a.paid), 0) as paid
    from bills b
    left join (select bill_id, sum(amount_minor) as paid from allocations where tenant_id = ${tenantId} group by bill_id) a on a.bill_id = b.id
    where b.tenant_id = ${tenantId} and b.season = any(${sql.param(slugs)}::text[])
    group by b.season`);
  const bySeason = new Map(sums.rows.map((row) => [row.season, row]));
  const runs = await ctx.tx
    .select()
    .from(billRuns)
    .where(eq(billRuns.tenantId, tenantId))
    .orderBy(desc(billRuns.startedAt))
    .limit(runsShown);
  const [attention] = await ctx.tx
    .select({ count: sql<number>`count(*)::int` })
    .from(stripeEvents)
    .where(
      and(
        eq(stripeEvents.tenantId, tenantId),
        or(eq(stripeEvents.outcome, "amount-differs"), isNull(stripeEvents.processedAt)),
      ),
    );
  return {
    today,
    // A season that was over before the house billed anything is nobody's business any more.
    seasons: shown
      .filter((season) => season.lastDay >= today || bySeason.has(season.slug))
      .map((season) => ({
        slug: season.slug,
        name: season.name,
        from: season.from,
        to: season.lastDay,
        dueOn: season.dueOn,
        tariffVersion: season.tariff.version,
        bills: Number(bySeason.get(season.slug)?.bills ?? 0),
        billedMinor: BigInt(bySeason.get(season.slug)?.billed ?? 0),
        paidMinor: BigInt(bySeason.get(season.slug)?.paid ?? 0),
        running: runs.find((run) => run.season === season.slug && run.status === "running")?.id ?? null,
      })),
    runs,
    attention: attention?.count ?? 0,
  };
}
