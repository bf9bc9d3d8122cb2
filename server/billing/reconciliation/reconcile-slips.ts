import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Channel, Difference } from "./channel";

type Cause = "booked" | "booked-other-day" | "slip-waiting" | "no-slip";
type Row = { count: number; said: string; booked: string; cause: Cause };

/**
 * What statements say came in by transfer on a day against what of it is booked as of that day; what is no customer's
 * money is left out. A transfer that a request told of before its statement came is booked as of another day.
 */
export async function reconcileSlips({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel> {
  const { rows } = await tx.execute<Row>(sql`
    with said as (
      select id, payment_id, amount_minor from transfer_slips
      where tenant_id = ${tenant.id} and paid_on = ${day}::date and status <> 'set-aside'
    ), booked as (
      select p.payment_id, sum(p.amount_minor) as amount_minor from postings p
      join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id and pay.channel = 'transfer-slip'
      where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and p.kind = 'payment'
      group by p.payment_id
    )
    select count(*)::int as count, coalesce(sum(s.amount_minor), 0)::text as said, coalesce(sum(b.amount_minor), 0)::text as booked,
      case when s.id is not null and b.payment_id is not null then 'booked'
        when s.payment_id is not null or other.id is not null then 'booked-other-day'
        when s.id is null then 'no-slip' else 'slip-waiting' end as cause
    from said s full join booked b on b.payment_id = s.payment_id
    left join transfer_slips other on s.id is null and other.tenant_id = ${tenant.id} and other.payment_id = b.payment_id
    group by 4 order by 4`);
  const sum = (of: "said" | "booked") => rows.reduce((total, row) => total + BigInt(row[of]), 0n);
  return {
    channel: "transfer-slip",
    outsideMinor: sum("said"),
    ledgerMinor: sum("booked"),
    differences: rows.flatMap(({ cause, count, said, booked }): Difference[] =>
      cause === "booked" ? [] : [{ cause, count, amountMinor: BigInt(said) - BigInt(booked) }],
    ),
  };
}
