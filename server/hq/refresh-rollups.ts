import { sql } from "drizzle-orm";
import { rollupStatus } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { factsByDay } from "./facts-by-day";

/**
 * Brings a subsidiary's roll-ups from `from` on (all of them when null) to what the source says now, in one statement.
 * Repeating it changes nothing. Runs as the worker.
 * @returns how many rows were written or removed
 */
export async function refreshRollups(ctx: Ctx, from: PlainDate | null): Promise<number> {
  const { tx, tenant, now } = ctx;
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
  await tx
    .insert(rollupStatus)
    .values({ tenantId: tenant.id, groupId: tenant.groupId, refreshedAt: now })
    .onConflictDoUpdate({ target: rollupStatus.tenantId, set: { refreshedAt: now } });
  return rows[0]?.changed ?? 0;
}
