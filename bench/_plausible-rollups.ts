import { sql } from "drizzle-orm";
import { withTenant } from "@/db/tenant";
import { keepRollups } from "@/server/hq";
import type { Tenant } from "@/server/platform/context";

/**
 * Fills a subsidiary's roll-ups as `households` households would over the days up to `to`: a season billed each October,
 * paid over the winter, and requests of every type through every channel. The same every time.
 * @returns how many rows there are
 */
export async function insertPlausibleRollups(
  tenant: Pick<Tenant, "id" | "groupId">,
  { households, from, to }: { households: number; from: string; to: string },
): Promise<number> {
  await keepRollups({ tenantId: tenant.id, everything: true });
  return withTenant({ tenantId: tenant.id, as: "worker" }, async (tx) => {
    await tx.execute(sql`
      insert into daily_rollups (tenant_id, group_id, day, metric, dimension, value)
      with days as (
        select day::date, (day::date - ${from}::date) as n,
            ((hashtext(${tenant.id} || day::text) & 1023) / 1023.0)::numeric as chance,
            case when extract(month from day) in (10, 11, 12) then 3 when extract(month from day) in (1, 2, 3) then 2 else 0.4 end as rush
          from generate_series(${from}::date, ${to}::date, '1 day') as day
      ),
      money as (
        select day,
            case when to_char(day, 'MM-DD') = '10-08' then ${households}::numeric * 267000 else round(${households}::numeric * chance * 60) end as billed,
            round(${households}::numeric * 267000 * 0.93 / 365 * rush * (0.5 + chance) * 0.72) as collected
          from days
      ),
      kinds as (
        select type, channel, weight from
          (values ('open-account', 0.2), ('transfer', 0.25), ('payment', 0.15), ('stop-heating', 0.3), ('resume-heating', 0.1)) as t (type, weight),
          (values ('portal'), ('counter'), ('hotline'), ('field')) as c (channel)
      ),
      requests as (
        select day, type, channel, ceil(${households}::numeric / 4000 * rush * weight * (0.4 + (hashtext(type || channel || day::text || ${tenant.id}) & 255) / 255.0)) as opened
          from days, kinds
      ),
      rows (day, metric, dimension, value) as (
        select day, 'households', '', case n when 0 then ${households}::numeric else round(chance * 3) end from days
        union all select day, 'chargeable-area', '', case n when 0 then ${households}::numeric * 96.5 else round(chance * 3) * 96.5 end from days
        union all select day, 'billed', '', billed from money
        union all select day, 'collected', '', collected from money
        union all select day, 'outstanding', '', billed - collected from money
        union all select day, 'opened', '', sum(opened) from requests group by day
        union all select day, 'opened-by-type', type, sum(opened) from requests group by day, type
        union all select day, 'opened-by-channel', channel, sum(opened) from requests group by day, channel
        union all select day, 'resolved', '', sum(opened) from requests group by day
        union all select day, 'on-time', '', floor(sum(opened) * (0.85 + (hashtext(day::text || ${tenant.id}) & 127) / 1000.0)) from requests group by day
        union all select day, 'open-tickets', '', round(chance * 10 - 4.9) from days
      )
      select ${tenant.id}, ${tenant.groupId}, day, metric, dimension, sum(value) from rows group by day, metric, dimension having sum(value) <> 0
      on conflict (tenant_id, day, metric, dimension) do update set value = excluded.value`);
    await tx.execute(sql`
      insert into daily_durations (tenant_id, group_id, day, minutes)
      select ${tenant.id}, ${tenant.groupId}, day, array_agg(minutes order by minutes)
        from (
          select day, (30 + k * 7 * (0.5 + (hashtext(k::text || day::text || ${tenant.id}) & 255) / 128.0))::int as minutes
            from daily_rollups, generate_series(1, value::int) as k
            where tenant_id = ${tenant.id} and metric = 'resolved'
        ) as each
        group by day
      on conflict (tenant_id, day) do update set minutes = excluded.minutes`);
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from daily_rollups where tenant_id = ${tenant.id}`,
    );
    return rows[0]?.count ?? 0;
  });
}
