import { eq, sql } from "drizzle-orm";
import { type ControlTotal, rollupStatus } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { answered, minutesTaken } from "./facts-by-day";

/**
 * Compares a subsidiary's roll-ups with its source, figure by figure, and records the result. The source is asked in
 * its own way (what stands today, not what changed since), so a fault in the daily changes cannot hide in both.
 * @returns every control total; equal ones have the same text on both sides
 */
export async function proveRollups(ctx: Ctx): Promise<ControlTotal[]> {
  const { tx, tenant, now } = ctx;
  const today = dayOf(now, tenant.timezone);
  const { rows } = await tx.execute<ControlTotal>(sql`
    with source(metric, value) as (
      select 'households', count(*)::numeric from accounts
        where tenant_id = ${tenant.id} and opened_on <= ${today} and (closed_on is null or closed_on > ${today})
      union all
      select 'chargeable-area', coalesce(sum(chargeable_area), 0) from chargeable_areas
        where tenant_id = ${tenant.id} and superseded_at is null and settlement <> 'metered'
          and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
      union all
      select 'outstanding', coalesce(sum(amount_minor) filter (where debit = 'receivable'), 0)
          - coalesce(sum(amount_minor) filter (where credit = 'receivable'), 0)
        from postings where tenant_id = ${tenant.id}
      union all
      select 'owed-by-due', coalesce(sum((debit = 'receivable')::int * amount_minor - (credit = 'receivable')::int * amount_minor), 0)
        from postings where tenant_id = ${tenant.id}
      union all
      select 'billed', coalesce(sum(amount_minor) filter (where debit = 'receivable'), 0)
          - coalesce(sum(amount_minor) filter (where credit = 'receivable'), 0)
        from postings where tenant_id = ${tenant.id} and kind in ('bill', 'reversal') and bill_id is not null and payment_id is null and adjustment_id is null
      union all
      select 'collected', coalesce(sum(amount_minor) filter (where credit = 'receivable'), 0)
          - coalesce(sum(amount_minor) filter (where debit = 'receivable'), 0)
        from postings where tenant_id = ${tenant.id} and payment_id is not null
      union all
      select 'opened', count(*) from tickets where tenant_id = ${tenant.id}
      union all
      select 'open-tickets', count(*) from tickets where tenant_id = ${tenant.id} and phase = 'open'
      union all
      select 'resolved', count(*) from tickets where tenant_id = ${tenant.id} and phase in ('done', 'rejected')
      union all
      select 'on-time', count(*) from tickets where tenant_id = ${tenant.id} and phase in ('done', 'rejected') and not overran
      union all
      select 'median-minutes', percentile_disc(0.5) within group (order by ${minutesTaken})
        from tickets where tenant_id = ${tenant.id} and ${answered}
    ),
    kept(metric, value) as (
      select metric, sum(value)
        from daily_rollups
        where tenant_id = ${tenant.id} and (metric not in ('households', 'chargeable-area') or day <= ${today})
        group by 1
      union all
      select 'median-minutes', percentile_disc(0.5) within group (order by minutes)
        from (select unnest(minutes) as minutes from daily_durations where tenant_id = ${tenant.id}) as each
    )
    select source.metric, trim_scale(coalesce(kept.value, 0))::text as rollup, trim_scale(coalesce(source.value, 0))::text as source
    from source left join kept on kept.metric = source.metric
    order by source.metric`);
  const differences = rows.filter(({ rollup, source }) => rollup !== source).length;
  await tx
    .update(rollupStatus)
    .set({ provedAt: now, differences, totals: rows })
    .where(eq(rollupStatus.tenantId, tenant.id));
  return rows;
}
