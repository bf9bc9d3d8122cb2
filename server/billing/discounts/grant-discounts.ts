import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { listSeasons } from "../seasons/list-seasons";
import { bookDiscounts } from "./book-discounts";
import { findOffers } from "./find-offers";
import { isLetOff } from "./is-let-off";

type Paid = {
  id: string;
  account_id: string;
  season: string;
  amount: string;
  paid: string;
  money: string;
  day: PlainDate;
  issued_on: PlainDate;
};

/**
 * Grants the early-payment discount to every bill of the accounts that is, with it, paid whole, by the window of the day on
 * which the last of its money came. Each bill once, whoever asks how often; what was paid beyond the discounted bill is
 * set free again. The accounts must be locked. Returns how many were granted.
 */
export async function grantDiscounts(ctx: Ctx, accountIds: string[]): Promise<number> {
  const slugs = (await listSeasons(ctx)).filter((season) => season.discounts?.length).map((season) => season.slug);
  if (slugs.length === 0 || accountIds.length === 0) return 0;
  const paid = await paidBills(ctx, accountIds, slugs);
  const offers = await findOffers(ctx, paid);
  const earned = paid.flatMap((bill) => {
    const offer = offers.get(bill.id);
    if (!offer) return [];
    const { amountMinor, window } = offer;
    const overMinor = BigInt(bill.paid) + amountMinor - BigInt(bill.amount);
    if (overMinor < 0n) return [];
    return [
      {
        ...{ billId: bill.id, accountId: bill.account_id, season: bill.season, amountMinor, window, overMinor },
        paidOn: bill.day,
        effectiveOn: bill.day > bill.issued_on ? bill.day : bill.issued_on,
        neededMinor: BigInt(bill.money) - overMinor,
      },
    ];
  });
  await bookDiscounts(ctx, earned);
  return earned.length;
}

/** Bills in force with money on them: how much, and the day of the last of it. */
async function paidBills(ctx: Ctx, accountIds: string[], slugs: string[]): Promise<Paid[]> {
  const tenantId = ctx.tenant.id;
  const { rows } = await ctx.tx.execute<Paid>(sql`
    select b.id, b.account_id, b.season, b.amount_minor::text as amount, s.paid::text as paid, s.money::text as money,
      s.day::text as day, b.issued_on::text as issued_on
    from bills b
    join lateral (
      select sum(source.amount) as paid, sum(source.amount) filter (where source.is_money) as money,
        max(source.day) filter (where source.is_money) as day
      from (
        select sum(a.amount_minor) as amount, not ${isLetOff(sql`j`)} as is_money,
          coalesce((p.paid_at at time zone ${ctx.tenant.timezone}::text)::date, max(a.effective_on)) as day
        from allocations a
        left join payments p on p.tenant_id = ${tenantId} and p.id = a.payment_id
        left join adjustments j on j.tenant_id = ${tenantId} and j.id = a.adjustment_id
        where a.tenant_id = ${tenantId} and a.bill_id = b.id
        group by a.payment_id, a.adjustment_id, p.paid_at, j.kind, j.carried_bill_id
        having sum(a.amount_minor) <> 0
      ) source
    ) s on s.money > 0
    where b.tenant_id = ${tenantId} and b.account_id = any(${sql.param(accountIds)}::uuid[])
      and b.season = any(${sql.param(slugs)}::text[]) and b.reverses_id is null
      and not exists (select 1 from bills r where r.tenant_id = ${tenantId} and r.reverses_id = b.id)
      and not exists (
        select 1 from adjustments d
        where d.tenant_id = ${tenantId} and d.bill_id = b.id and d.kind = 'early-payment' and d.status = 'posted')
    order by b.due_on, b.issued_on, b.id`);
  return rows;
}
