import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { plusDays, startOfDay } from "@/server/platform/dates";
import type { Channel, DifferenceCause } from "./channel";

type Row = { cause: DifferenceCause | "agrees"; count: number; said: string; booked: string };

/**
 * What the payment provider's signed events of a day say was paid and given back, against the ledger, payment by payment.
 * A session can be told of by two events; it counts once.
 */
export async function reconcileOnline({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel> {
  const [from, until] = [startOfDay(day, tenant.timezone), startOfDay(plusDays(day, 1), tenant.timezone)];
  const { rows } = await tx.execute<Row>(sql`
    with told as (
      select coalesce(payload #>> '{data,object,metadata,payment_id}', event_id) as payment, type, outcome, processed_at, event_at,
        (payload #>> '{data,object,amount_total}')::bigint as total, (payload #>> '{data,object,amount_refunded}')::bigint as refunded
      from stripe_events
      where tenant_id = ${tenant.id} and event_at >= ${from.toISOString()}::timestamptz
        and event_at < ${until.toISOString()}::timestamptz
        and (type = 'charge.refunded' or (type in ('checkout.session.completed', 'checkout.session.async_payment_succeeded')
          and payload #>> '{data,object,payment_status}' = 'paid'))
    ), said as (
      select payment, coalesce(max(total), 0) as paid, bool_or(processed_at is null) as waiting,
        max(outcome) filter (where outcome in ('amount-differs', 'unknown-payment')) as trouble,
        coalesce(max(refunded), 0) as refunded
      from told group by 1
    ), booked as (
      select p.payment_id::text as payment, coalesce(sum(p.amount_minor) filter (where p.kind = 'payment'), 0) as paid,
        coalesce(sum(case when p.debit = 'receivable' then p.amount_minor else -p.amount_minor end) filter (where p.kind = 'refund'), 0) as refunded
      from postings p
      join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id and pay.channel = 'portal'
      where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and p.kind in ('payment', 'refund')
      group by 1
    ), compared as (
      select coalesce(s.paid, 0) - greatest(coalesce(s.refunded, 0) - coalesce(earlier.refunded, 0), 0) as said,
        coalesce(b.paid, 0) - coalesce(b.refunded, 0) as booked, s.trouble, s.waiting, s.payment is null as silent,
        exists (
          select 1 from payment_disputes d where d.tenant_id = ${tenant.id} and d.payment_id::text = b.payment) as contested
      from said s full join booked b on b.payment = s.payment
      left join payments theirs on theirs.tenant_id = ${tenant.id} and s.refunded > 0
        and theirs.id = case when s.payment ~ '^[0-9a-f-]{36}$' then s.payment::uuid end
      left join lateral (
        select sum(r.amount_minor) as refunded from postings r
        where r.tenant_id = ${tenant.id} and r.account_id = theirs.account_id and r.payment_id = theirs.id
          and r.kind = 'refund' and r.debit = 'receivable' and r.effective_on < ${day}::date
      ) earlier on true
    )
    select case when said = booked then 'agrees' when trouble is not null then trouble when waiting then 'not-carried-out'
        when contested then 'disputed'
        when silent then 'no-provider-word' else 'not-in-ledger' end as cause,
      count(*)::int as count, sum(said)::text as said, sum(booked)::text as booked
    from compared group by 1 order by 1`);
  return {
    channel: "online",
    outsideMinor: rows.reduce((total, row) => total + BigInt(row.said), 0n),
    ledgerMinor: rows.reduce((total, row) => total + BigInt(row.booked), 0n),
    differences: rows.flatMap(({ cause, count, said, booked }) =>
      cause === "agrees" ? [] : { cause, count, amountMinor: BigInt(said) - BigInt(booked) },
    ),
  };
}
