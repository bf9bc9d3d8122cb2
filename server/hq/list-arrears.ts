import { sql } from "drizzle-orm";
import type { HqCtx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { invalid } from "@/server/platform/errors";
import { type ComparedSubsidiary, listOwners } from "./list-owners";
import { type ArrearsAge, arrearsAges } from "./schemas";

/** 分 by how long it has been due; `unallocated` is credit not put to a bill, and below nought. */
export type Ages = Record<ArrearsAge, number>;
export type Arrears = {
  asOf: PlainDate;
  subsidiaries: (ComparedSubsidiary & { ages: Ages; total: number })[];
  ages: Ages;
  total: number;
};

/**
 * What the customers of every subsidiary owe on a day by how long it has been due, from roll-ups alone.
 * @throws `report-day-in-future`
 */
export async function listArrears(ctx: HqCtx, input: { asOf?: PlainDate | undefined }): Promise<Arrears> {
  const { tx, group } = ctx;
  const today = dayOf(ctx.now, group.timezone);
  const asOf = input.asOf ?? today;
  if (asOf > today) throw invalid("report-day-in-future", { today }, "asOf");
  const day = sql`${asOf}::date`;
  const [owners, { rows }] = await Promise.all([
    listOwners(ctx),
    tx.execute<{ tenantId: string; age: ArrearsAge; value: number }>(sql`
    select tenant_id as "tenantId", case
        when dimension = '' then 'unallocated'
        when dimension::date >= ${day} then 'notDue'
        when dimension::date >= ${day} - 30 then 'days30'
        when dimension::date >= ${day} - 90 then 'days90'
        when dimension::date >= ${day} - 180 then 'days180'
        when dimension::date >= ${day} - 365 then 'days365'
        else 'older' end as age, sum(value)::float8 as value
      from (
        select tenant_id, dimension, sum(value) as value from daily_rollups
          where group_id = ${group.id} and metric = 'owed-by-due' and day <= ${day}
          group by 1, 2
      ) as owed
      group by 1, 2`),
  ]);
  const agesOf = (mine: typeof rows): Ages => {
    const sums = Object.fromEntries(arrearsAges.map((age) => [age, 0])) as Ages;
    for (const { age, value } of mine) sums[age] += value;
    return sums;
  };
  const totalOf = (mine: typeof rows) => mine.reduce((sum, { value }) => sum + value, 0);
  return {
    asOf,
    subsidiaries: owners.map((owner) => {
      const mine = rows.filter(({ tenantId }) => tenantId === owner.id);
      return { ...owner, ages: agesOf(mine), total: totalOf(mine) };
    }),
    ages: agesOf(rows),
    total: totalOf(rows),
  };
}
