import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Channel } from "./channel";
import { agrees, sumItems } from "./compare-items";

/**
 * What statements say came in by transfer on a day against what of it is booked as of that day; what is no customer's
 * money is left out. A transfer that a request told of before its statement came is booked as of another day.
 */
export async function reconcileSlips(ctx: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel> {
  return { channel: "transfer-slip", ...(await sumItems(ctx, slipItems(ctx, day))) };
}

/** Each credit of a statement and each transfer booked as of the day. */
export const slipItems = ({ tenant }: Pick<Ctx, "tenant">, day: string): SQL => sql`
  with said as (
    select id, payment_id, amount_minor, bank_ref, payer_name from transfer_slips
    where tenant_id = ${tenant.id} and paid_on = ${day}::date and status <> 'set-aside'
  ), booked as (
    select p.payment_id, pay.payment_no, sum(p.amount_minor) as amount_minor from postings p
    join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id and pay.channel = 'transfer-slip'
    where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and p.kind = 'payment'
    group by p.payment_id, pay.payment_no
  )
  select coalesce(s.id, b.payment_id)::text as id, coalesce(s.bank_ref || ' · ' || s.payer_name, b.payment_no) as reference,
    coalesce(s.payment_id, b.payment_id) as payment_id, coalesce(s.amount_minor, 0) as outside, coalesce(b.amount_minor, 0) as ledger,
    case when s.id is not null and b.payment_id is not null then ${agrees}
      when s.payment_id is not null or other.id is not null then 'booked-other-day'
      when s.id is null then 'no-slip' else 'slip-waiting' end as cause
  from said s full join booked b on b.payment_id = s.payment_id
  left join transfer_slips other on s.id is null and other.tenant_id = ${tenant.id} and other.payment_id = b.payment_id`;
