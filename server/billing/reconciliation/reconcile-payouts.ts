import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Channel } from "./channel";
import { agrees, sumItems } from "./compare-items";

/**
 * The provider's payouts that reached our bank account on a day against what the books have of the payments they are made
 * of: fees that were kept back, what belongs to no payment, and payments booked otherwise or not at all.
 */
export async function reconcilePayouts(ctx: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel> {
  const { tx, tenant } = ctx;
  const sums = await sumItems(ctx, payoutItems(ctx, day));
  const { rows: paid } = await tx.execute<{ sum: string }>(sql`
    select coalesce(sum(amount_minor), 0)::text as sum from stripe_payouts
    where tenant_id = ${tenant.id} and arrives_on = ${day}::date and status = 'paid'`);
  // The payout's own sum, not that of its lines: when they differ, the difference stays unexplained.
  return { channel: "payout", ...sums, outsideMinor: BigInt(paid[0]?.sum ?? 0) };
}

/** Each payment, fee and other line of the payouts, and each payout that could not be read or failed. */
export const payoutItems = ({ tenant }: Pick<Ctx, "tenant">, day: string): SQL => sql`
  with arrived as (
    select id, payout_id, amount_minor, status, read_at from stripe_payouts
    where tenant_id = ${tenant.id} and arrives_on = ${day}::date
  ), lines as (
    select l.transaction_id, l.type, l.payment_id, l.gross_minor, l.fee_minor from stripe_payout_lines l
    join arrived a on a.id = l.payout_id and a.status = 'paid' and a.read_at is not null
    where l.tenant_id = ${tenant.id}
  ), per_payment as (
    select payment_id, sum(gross_minor) filter (where gross_minor > 0 and type in ('charge', 'payment')) as came,
      -sum(gross_minor) filter (where gross_minor < 0) as went,
      sum(gross_minor) filter (where gross_minor > 0 and type not in ('charge', 'payment')) as returned
    from lines where payment_id is not null group by payment_id
  ), compared as (
    select p.payment_id, pay.payment_no, coalesce(p.came, 0) - coalesce(p.went, 0) + coalesce(p.returned, 0) as said,
      case when p.came is null then 0 else coalesce(booked.came, 0) end - least(coalesce(p.went, 0), coalesce(booked.went, 0))
        + least(coalesce(p.returned, 0), coalesce(booked.returned, 0)) as booked
    from per_payment p join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id
    left join lateral (
      select sum(amount_minor) filter (where kind = 'payment') as came,
        sum(amount_minor) filter (where kind = 'refund' and debit = 'receivable') as went,
        sum(amount_minor) filter (where kind = 'refund' and credit = 'receivable') as returned
      from postings
      where tenant_id = ${tenant.id} and payment_id = p.payment_id and 'stripe-clearing' in (debit, credit)
        and account_id = pay.account_id
    ) booked on true
  )
  select case when said = booked then ${agrees} else 'not-in-ledger' end as cause, payment_id::text as id,
    payment_no as reference, payment_id, said as outside, booked as ledger from compared
  union all select 'not-of-a-payment', transaction_id, transaction_id, null, gross_minor, 0 from lines where payment_id is null
  union all select 'fee', transaction_id, transaction_id, payment_id, -fee_minor, 0 from lines where fee_minor <> 0
  union all select 'payout-not-read', payout_id, payout_id, null, amount_minor, 0 from arrived where status = 'paid' and read_at is null
  union all select 'payout-failed', payout_id, payout_id, null, 0, 0 from arrived where status in ('failed', 'canceled')`;
