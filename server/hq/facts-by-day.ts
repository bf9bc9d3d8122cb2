import { type SQL, sql } from "drizzle-orm";
import type { Tenant } from "@/server/platform/context";
import { type PlainDate, startOfDay } from "@/server/platform/dates";

/** Whole minutes that a request took. */
export const minutesTaken = sql`greatest(0, round(extract(epoch from closed_at - opened_at) / 60))::int`;

/** Answered, one way or the other; withdrawn ones do not count. */
export const answered = sql`closed_at is not null and phase in ('done', 'rejected')`;

/**
 * The roll-up rows (day, metric, dimension, value) of one subsidiary from `from` on, straight from the source. Stocks
 * come as changes: an account counts +1 on the day it opens and -1 on the day it closes.
 */
export function factsByDay(tenant: Pick<Tenant, "id" | "timezone">, from: PlainDate | null): SQL {
  const since = (day: SQL) => (from ? sql` and ${day} >= ${from}::date` : sql``);
  const sinceInstant = (at: SQL) =>
    from ? sql` and ${at} >= ${startOfDay(from, tenant.timezone).toISOString()}::timestamptz` : sql``;
  const dayOf = (at: SQL) => sql`(${at} at time zone ${tenant.timezone})::date`;
  return sql`
    select day, metric, dimension, sum(value)::numeric(20,4) as value from (
      select opened_on as day, 'households' as metric, '' as dimension, 1::numeric as value
        from accounts where tenant_id = ${tenant.id}${since(sql`opened_on`)}
      union all
      select closed_on, 'households', '', -1
        from accounts where tenant_id = ${tenant.id} and closed_on is not null${since(sql`closed_on`)}
      union all
      select valid_from, 'chargeable-area', '', chargeable_area
        from chargeable_areas where tenant_id = ${tenant.id} and superseded_at is null and settlement <> 'metered'${since(sql`valid_from`)}
      union all
      select valid_to, 'chargeable-area', '', -chargeable_area
        from chargeable_areas where tenant_id = ${tenant.id} and superseded_at is null and settlement <> 'metered' and valid_to is not null${since(sql`valid_to`)}
      union all
      ${money(tenant.id, since(sql`effective_on`))}
      union all
      ${owedByDue(tenant.id, since)}
      union all
      select ${dayOf(sql`opened_at`)}, split.metric, split.dimension, 1
        from tickets, lateral (values
          ('opened', ''), ('opened-by-type', type), ('opened-by-channel', channel), ('open-tickets', '')) as split (metric, dimension)
        where tenant_id = ${tenant.id}${sinceInstant(sql`opened_at`)}
      union all
      ${closings(tenant.id, dayOf(sql`closed_at`), sinceInstant(sql`closed_at`))}
    ) as facts
    group by day, metric, dimension
    having sum(value) <> 0`;
}

/** Billed, collected and owed, in 分, from the ledger: one pass over the postings. */
function money(tenantId: string, since: SQL): SQL {
  return sql`
    select effective_on, split.metric, '', split.value
      from postings, lateral (values
        ('billed', case when bill_id is not null and payment_id is null and adjustment_id is null and kind in ('bill', 'reversal')
          then (debit = 'receivable')::int - (credit = 'receivable')::int else 0 end * amount_minor::numeric),
        ('collected', case when payment_id is not null
          then (credit = 'receivable')::int - (debit = 'receivable')::int else 0 end * amount_minor::numeric),
        ('outstanding', ((debit = 'receivable')::int - (credit = 'receivable')::int) * amount_minor::numeric)
      ) as split (metric, value)
      where tenant_id = ${tenantId} and split.value <> 0${since}`;
}

/**
 * What is owed, by the day it is due: a bill's part until it is settled, and apart from all days the credit not put to a
 * bill. A settlement moves a sum from the one to the other.
 */
function owedByDue(tenantId: string, since: (day: SQL) => SQL): SQL {
  return sql`
    select effective_on, 'owed-by-due', coalesce(due_on::text, ''), value
      from (
        select p.effective_on, case when p.adjustment_id is null then coalesce(p.due_on, b.due_on) end as due_on,
            ((p.debit = 'receivable')::int - (p.credit = 'receivable')::int) * p.amount_minor::numeric as value
          from postings p left join bills b on b.tenant_id = ${tenantId} and b.id = p.bill_id
          where p.tenant_id = ${tenantId} and (p.debit = 'receivable' or p.credit = 'receivable')${since(sql`p.effective_on`)}
        union all
        select a.effective_on, side.due_on, side.value
          from allocations a join bills b on b.tenant_id = ${tenantId} and b.id = a.bill_id,
            lateral (values (b.due_on, -a.amount_minor::numeric), (null::date, a.amount_minor::numeric)) as side (due_on, value)
          where a.tenant_id = ${tenantId}${since(sql`a.effective_on`)}
      ) as moved`;
}

/** What ended: every closing empties the desk; what was answered counts as resolved. */
function closings(tenantId: string, day: SQL, since: SQL): SQL {
  return sql`
    select ${day}, split.metric, '', split.value
      from tickets, lateral (values
        ('open-tickets', -1, true),
        ('resolved', 1, ${answered}),
        ('on-time', 1, ${answered} and not overran)
      ) as split (metric, value, counts)
      where tenant_id = ${tenantId} and closed_at is not null and split.counts${since}`;
}

/** Per day, the sorted minutes of the requests answered on it, from `from` on. */
export function durationsByDay(tenant: Pick<Tenant, "id" | "timezone">, from: PlainDate | null): SQL {
  const since = from ? sql` and closed_at >= ${startOfDay(from, tenant.timezone).toISOString()}::timestamptz` : sql``;
  return sql`
    select (closed_at at time zone ${tenant.timezone})::date as day, array_agg(${minutesTaken} order by ${minutesTaken}) as minutes
      from tickets where tenant_id = ${tenant.id} and ${answered}${since}
      group by 1`;
}
