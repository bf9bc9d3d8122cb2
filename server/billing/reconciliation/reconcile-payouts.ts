import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Channel, Difference, DifferenceCause } from "./channel";

type Row = { cause: DifferenceCause | "booked"; count: number; outside: string; ledger: string };

/**
 * The provider's payouts that reached our bank account on a day against what the books have of the payments they are made
 * of: fees that were kept back, what belongs to no payment, and payments booked otherwise or not at all.
 */
export async function reconcilePayouts({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel> {
  const { rows } = await tx.execute<Row>(sql`
    with arrived as (
      select id, amount_minor, status, read_at from stripe_payouts where tenant_id = ${tenant.id} and arrives_on = ${day}::date
    ), lines as (
      select l.payment_id, l.gross_minor, l.fee_minor from stripe_payout_lines l
      join arrived a on a.id = l.payout_id and a.status = 'paid' and a.read_at is not null
      where l.tenant_id = ${tenant.id}
    ), per_payment as (
      select payment_id, sum(gross_minor) filter (where gross_minor > 0) as came, -sum(gross_minor) filter (where gross_minor < 0) as went
      from lines where payment_id is not null group by payment_id
    ), compared as (
      select coalesce(p.came, 0) - coalesce(p.went, 0) as said,
        case when p.came is null then 0 else coalesce(booked.came, 0) end - least(coalesce(p.went, 0), coalesce(booked.went, 0)) as booked
      from per_payment p left join lateral (
        select sum(amount_minor) filter (where kind = 'payment') as came,
          sum(case when debit = 'receivable' then amount_minor else -amount_minor end) filter (where kind = 'refund') as went
        from postings
        where tenant_id = ${tenant.id} and payment_id = p.payment_id and 'stripe-clearing' in (debit, credit)
          and account_id = (select account_id from payments where tenant_id = ${tenant.id} and id = p.payment_id)
      ) booked on true
    ), told as (
      select case when said = booked then 'booked' else 'not-in-ledger' end as cause, 1 as count, said as outside, booked as ledger
      from compared
      union all select 'not-of-a-payment', 1, gross_minor, 0 from lines where payment_id is null
      union all select 'fee', 1, -fee_minor, 0 from lines where fee_minor <> 0
      union all select 'payout-not-read', 1, amount_minor, 0 from arrived where status = 'paid' and read_at is null
      union all select 'payout-failed', 1, 0, 0 from arrived where status in ('failed', 'canceled')
    )
    select cause, sum(count)::int as count, sum(outside)::text as outside, sum(ledger)::text as ledger
    from told group by cause order by cause`);
  const { rows: paid } = await tx.execute<{ sum: string }>(sql`
    select coalesce(sum(amount_minor), 0)::text as sum from stripe_payouts
    where tenant_id = ${tenant.id} and arrives_on = ${day}::date and status = 'paid'`);
  return {
    channel: "payout",
    // The payout's own sum, not that of its lines: when they differ, the difference stays unexplained.
    outsideMinor: BigInt(paid[0]?.sum ?? 0),
    ledgerMinor: rows.reduce((total, { ledger }) => total + BigInt(ledger), 0n),
    differences: rows.flatMap(({ cause, count, outside, ledger }): Difference[] =>
      cause === "booked" ? [] : [{ cause, count, amountMinor: BigInt(outside) - BigInt(ledger) }],
    ),
  };
}
