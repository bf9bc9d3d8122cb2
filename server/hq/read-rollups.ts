import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";
import type { PlainDate } from "@/server/platform/dates";

/** Sums that run on from the first day ever; every other metric counts within its days only. */
const stocks = ["households", "chargeable-area", "outstanding", "open-tickets"] as const;
const flows = ["billed", "collected", "opened", "opened-by-type", "opened-by-channel", "resolved", "on-time"] as const;
export type RollupMetric = (typeof stocks)[number] | (typeof flows)[number];

export type RollupSum = { tenantId: string; metric: RollupMetric; dimension: string; part: number; value: number };
export type Median = { tenantId: string | null; part: number; minutes: number };

const list = (values: readonly string[]): SQL => sql.raw(`'{${values.join(",")}}'`);
const dates = (days: readonly PlainDate[]): SQL => sql`${`{${days.join(",")}}`}::date[]`;

/**
 * The group's sums per subsidiary and part. Part n runs from the n-th border (counted from 1) up to the next one; part 0
 * is everything before the first, for stocks only.
 */
export async function readSums(tx: Tx, groupId: string, borders: PlainDate[], last: PlainDate): Promise<RollupSum[]> {
  const { rows } = await tx.execute<RollupSum>(sql`
    select tenant_id as "tenantId", metric, dimension, width_bucket(day, ${dates(borders)}) as part, sum(value)::float8 as value
      from daily_rollups
      where group_id = ${groupId} and day <= ${last}
        and (metric = any(${list(stocks)}) or (metric = any(${list(flows)}) and day >= ${borders[0]}))
      group by 1, 2, 3, 4`);
  return rows;
}

/**
 * The median minutes to resolve per part, of each subsidiary and (tenantId null) of the group: of all requests finished
 * in the part, never of medians. The lower middle one when their number is even.
 */
export async function readMedians(tx: Tx, groupId: string, borders: PlainDate[], last: PlainDate): Promise<Median[]> {
  const { rows } = await tx.execute<Median>(sql`
    select tenant_id as "tenantId", part, percentile_disc(0.5) within group (order by minutes)::float8 as minutes
      from (
        select tenant_id, width_bucket(day, ${dates(borders)}) as part, unnest(minutes) as minutes
          from daily_durations where group_id = ${groupId} and day between ${borders[0]} and ${last}
      ) as each
      group by grouping sets ((tenant_id, part), (part))`);
  return rows;
}
