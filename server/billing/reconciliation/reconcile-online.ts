import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { plusDays, startOfDay } from "@/server/platform/dates";
import type { Channel } from "./channel";
import { agrees, sumItems } from "./compare-items";

/**
 * What the payment provider's signed events of a day say was paid, given back and, because a refund failed, is ours again,
 * against the ledger, payment by payment. A session can be told of by two events; it counts once.
 */
export async function reconcileOnline(ctx: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel> {
  return { channel: "online", ...(await sumItems(ctx, onlineItems(ctx, day))) };
}

/** Each payment that the provider or the ledger speaks of on the day; an event of no payment of ours by its own id. */
export function onlineItems({ tenant }: Pick<Ctx, "tenant">, day: string): SQL {
  const [from, until] = [startOfDay(day, tenant.timezone), startOfDay(plusDays(day, 1), tenant.timezone)];
  const within = (column: string) =>
    sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${until.toISOString()}::timestamptz`;
  return sql`
    with ${told(tenant.id, within)},
    failed as (
      select pay.id::text as payment, f.amount_minor, f.failed_at from refund_failures f
      join payments pay on pay.tenant_id = ${tenant.id} and pay.payment_intent_id = f.payment_intent_id
      where f.tenant_id = ${tenant.id} and ${within("f.failed_at")}
    ), booked as (
      select p.payment_id::text as payment, coalesce(sum(p.amount_minor) filter (where p.kind = 'payment'), 0) as paid,
        coalesce(sum(case when p.debit = 'receivable' then p.amount_minor else -p.amount_minor end) filter (where p.kind = 'refund'), 0) as refunded
      from postings p
      join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id and pay.channel = 'portal'
      where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and p.kind in ('payment', 'refund')
      group by 1
    ), spoken as (
      select payment from said union select payment from failed union select payment from booked
    ), compared as (
      select k.payment, theirs.id as payment_id, theirs.payment_no, s.trouble, s.waiting, contested.it as contested,
        s.payment is null and came_back.sum is null as silent,
        coalesce(s.paid, 0) - case
          when s.refunded is null and came_back.sum is null then 0
          when contested.it then greatest(coalesce(s.refunded, 0) - coalesce(earlier.refunded, 0), 0)
          else greatest(coalesce(s.refunded, earlier.refunded, 0) - coalesce(came_back.sum, 0), 0) - coalesce(earlier.refunded, 0)
        end as said,
        coalesce(b.paid, 0) - coalesce(b.refunded, 0) as booked
      from spoken k
      left join said s on s.payment = k.payment
      left join booked b on b.payment = k.payment
      left join payments theirs on theirs.tenant_id = ${tenant.id}
        and theirs.id = case when k.payment ~ '^[0-9a-f-]{36}$' then k.payment::uuid end
      left join lateral (
        select sum(f.amount_minor) as sum from failed f
        where f.payment = k.payment and f.failed_at >= coalesce(s.refunded_at, '-infinity')
      ) came_back on true
      left join lateral (
        select sum(case when r.debit = 'receivable' then r.amount_minor else -r.amount_minor end) as refunded from postings r
        where r.tenant_id = ${tenant.id} and r.account_id = theirs.account_id and r.payment_id = theirs.id
          and r.kind = 'refund' and r.effective_on < ${day}::date
      ) earlier on s.refunded is not null or came_back.sum is not null
      cross join lateral (
        select exists (
          select 1 from payment_disputes d where d.tenant_id = ${tenant.id} and d.payment_id = theirs.id) as it
      ) contested
    )
    select case when said = booked then ${agrees} when trouble is not null then trouble when waiting then 'not-carried-out'
        when contested then 'disputed' when silent then 'no-provider-word' else 'not-in-ledger' end as cause,
      payment as id, coalesce(payment_no, payment) as reference, payment_id, said as outside, booked as ledger
    from compared`;
}

/** The day's signed events (`told`), and of each payment what they say: paid, and its newest total of refunds (`said`). */
const told = (tenantId: string, within: (column: string) => SQL): SQL => sql`
    told as (
      select coalesce(payload #>> '{data,object,metadata,payment_id}', event_id) as payment, type, outcome, processed_at, event_at,
        (payload #>> '{data,object,amount_total}')::bigint as total, (payload #>> '{data,object,amount_refunded}')::bigint as refunded
      from stripe_events
      where tenant_id = ${tenantId} and ${within("event_at")}
        and (type = 'charge.refunded' or (type in ('checkout.session.completed', 'checkout.session.async_payment_succeeded')
          and payload #>> '{data,object,payment_status}' = 'paid'))
    ), said as (
      select payment, coalesce(max(total), 0) as paid, bool_or(processed_at is null) as waiting,
        max(outcome) filter (where outcome in ('amount-differs', 'unknown-payment')) as trouble,
        max(event_at) filter (where refunded is not null) as refunded_at,
        (array_agg(refunded order by event_at desc, refunded desc) filter (where refunded is not null))[1] as refunded
      from told group by 1
    )`;
