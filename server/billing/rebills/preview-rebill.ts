import { sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import type { Ctx } from "@/server/platform/context";
import { billSums, day } from "../runs/fragments";
import { computedLines } from "../runs/statement";
import { getSeason } from "../seasons/find-season-for";

type Row = { billed: number; rise: number; fall: number; parked: number; before: string; after: string };

/**
 * What billing a season anew would change, by the tariff and the facts known now: agreements billed, how many of them
 * would pay more or less and their sums before and after in 分, and how many lack a price and would stay as they are. One
 * statement for all. An agreement that is not billed to its end yet is left out.
 */
export async function previewRebill(ctx: Ctx, slug: string) {
  const season = await getSeason(ctx, slug);
  const tenantId = ctx.tenant.id;
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<Row>(sql`
    with ${computedLines({ tenantId, season, after: null, limit: null, fromNothing: true })},
    standing as materialized (
      select b.agreement_id, sum(b.amount_minor) as amount, max(b.period_to) as period_to
      from bills b
      left join bills taken_back on taken_back.tenant_id = ${tenantId} and taken_back.reverses_id = b.id
      where b.tenant_id = ${tenantId} and b.season = ${season.slug} and b.reverses_id is null and taken_back.id is null
      group by b.agreement_id
    ), pairs as (
      select standing.amount as before, now.reason = 'no-price' as parked, case when now.reason is null then now.amount else 0 end as after
      from standing
      join service_agreements g on g.tenant_id = ${tenantId} and g.id = standing.agreement_id
      left join (${billSums}) now on now.agreement_id = standing.agreement_id
      where standing.period_to >= least(g.ends_on - 1, ${day(season.formerLastDays[0] ?? season.lastDay)})
    ), anew as (select before, coalesce(after, 0) as after from pairs where parked is not true)
    select (select count(*) from standing)::int as billed, (select count(*) from pairs where parked)::int as parked,
      count(*) filter (where after > before)::int as rise, count(*) filter (where after < before)::int as fall,
      coalesce(sum(before) filter (where after <> before), 0)::bigint::text as before,
      coalesce(sum(after) filter (where after <> before), 0)::bigint::text as after
    from anew`);
  const { before, after, ...counts } = rows[0]!;
  return { ...counts, beforeMinor: BigInt(before), afterMinor: BigInt(after) };
}
