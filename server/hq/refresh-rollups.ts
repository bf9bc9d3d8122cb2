import { sql } from "drizzle-orm";
import { rollupStatus } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { durationsByDay, factsByDay } from "./facts-by-day";

/**
 * Brings a subsidiary's roll-ups from `from` on (all of them when null) to what the source says now, in two
 * statements. Repeating it changes nothing. Runs as the worker.
 * @returns how many rows were written or removed
 */
export async function refreshRollups(ctx: Ctx, from: PlainDate | null): Promise<number> {
  const changed = (await refreshSums(ctx, from)) + (await refreshDurations(ctx, from));
  const { tx, tenant, now } = ctx;
  await tx
    .insert(rollupStatus)
    .values({ tenantId: tenant.id, groupId: tenant.groupId, refreshedAt: now })
    .onConflictDoUpdate({ target: rollupStatus.tenantId, set: { refreshedAt: now } });
  return changed;
}

async function refreshSums({ tx, tenant, now }: Ctx, from: PlainDate | null): Promise<number> {
  const { rows } = await tx.execute<{ changed: number }>(sql`
    with fresh as materialized (${factsByDay(tenant, from)}),
    gone as (
      delete from daily_rollups old
      where old.tenant_id = ${tenant.id}${from ? sql` and old.day >= ${from}::date` : sql``}
        and not exists (select from fresh where fresh.day = old.day and fresh.metric = old.metric and fresh.dimension = old.dimension)
      returning 1
    ),
    written as (
      insert into daily_rollups as old (tenant_id, group_id, day, metric, dimension, value, computed_at)
      select ${tenant.id}, ${tenant.groupId}, day, metric, dimension, value, ${now.toISOString()}::timestamptz from fresh
      on conflict (tenant_id, day, metric, dimension) do update
        set value = excluded.value, computed_at = excluded.computed_at
        where old.value <> excluded.value
      returning 1
    )
    select ((select count(*) from gone) + (select count(*) from written))::int as changed`);
  return rows[0]?.changed ?? 0;
}

async function refreshDurations({ tx, tenant, now }: Ctx, from: PlainDate | null): Promise<number> {
  const { rows } = await tx.execute<{ changed: number }>(sql`
    with fresh as materialized (${durationsByDay(tenant, from)}),
    gone as (
      delete from daily_durations old
      where old.tenant_id = ${tenant.id}${from ? sql` and old.day >= ${from}::date` : sql``}
        and not exists (select from fresh where fresh.day = old.day)
      returning 1
    ),
    written as (
      insert into daily_durations as old (tenant_id, group_id, day, minutes, computed_at)
      select ${tenant.id}, ${tenant.groupId}, day, minutes, ${now.toISOString()}::timestamptz from fresh
      on conflict (tenant_id, day) do update
        set minutes = excluded.minutes, computed_at = excluded.computed_at
        where old.minutes <> excluded.minutes
      returning 1
    )
    select ((select count(*) from gone) + (select count(*) from written))::int as changed`);
  return rows[0]?.changed ?? 0;
}
