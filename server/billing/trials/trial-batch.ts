import { type SQL, sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { billSums, quantitiesOf } from "../runs/fragments";
import { computedLines } from "../runs/statement";
import type { SeasonInfo } from "../seasons/list-seasons";

export type TrialSlice = {
  trialId: string;
  season: SeasonInfo;
  previous: string | null;
  after: string | null;
  limit: number;
};
export type TrialBatch = { looked: number; bills: number; parked: number; totalMinor: bigint; last: string | null };

/**
 * Computes the next agreements of a trial in one statement and lays each beside last season's bills. What a change of
 * prices makes is told at the new quantities; the rest of a difference goes to its cause, supply state before area
 * before reading, so that the causes add up to the difference to the 分.
 */
export async function trialBatch(ctx: Ctx, slice: TrialSlice): Promise<TrialBatch> {
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<
    Record<"looked" | "bills" | "parked" | "total", string> & { last: string | null }
  >(statement(ctx, slice));
  const row = rows[0];
  if (!row) throw new Error("A batch must answer");
  return {
    looked: Number(row.looked),
    bills: Number(row.bills),
    parked: Number(row.parked),
    totalMinor: BigInt(row.total),
    last: row.last,
  };
}

/** Lines of last season's bills that stand: neither taken back nor taking back. */
const standingLines = (tenantId: string, previous: string | null, of: SQL) => sql`
  select b.agreement_id, l.code, l.basis, l.quantity, l.unit_price, l.amount_minor
  from ${of} as mine
  join bills b on b.tenant_id = ${tenantId} and b.agreement_id = mine.agreement_id and b.season = ${previous}::text and b.reverses_id is null
  join bill_lines l on l.tenant_id = ${tenantId} and l.bill_id = b.id
  where not exists (select 1 from bills back where back.tenant_id = ${tenantId} and back.reverses_id = b.id)`;

/** Advance by area, settled by area and a base fee that is a part of it share the area price; a free one had no part in it. */
const priceOf = (code: SQL, basis: SQL) =>
  sql`case when ${code} in ('area-heat', 'prepaid-area') or ${code} = 'base-fee' and ${basis} ->> 'percent' <> '0' then 'area' else ${code} end`;

function statement(ctx: Ctx, { trialId, season, previous, after, limit }: TrialSlice): SQL {
  const tenantId = ctx.tenant.id;
  const prefix = newId().slice(0, 24);
  return sql`
    with ${computedLines({ tenantId, season, after, limit })},
    sums as materialized (${billSums}),
    old_lines as materialized (${standingLines(tenantId, previous, sql`scope`)}),
    old_sums as (
      select agreement_id, sum(amount_minor) as amount, ${quantitiesOf(sql`quantity`)} from old_lines group by agreement_id
    ), old_prices as (
      select agreement_id, ${priceOf(sql`code`, sql`basis`)} as price, basis ->> 'priceClass' as class, basis ->> 'tier' as tier, max(unit_price) as unit_price
      from old_lines group by 1, 2, 3, 4
    ), price_parts as (
      select lines.agreement_id, round(sum(lines.amount * (1 - old_prices.unit_price / lines.unit_price))) as amount
      from lines join old_prices on old_prices.agreement_id = lines.agreement_id and old_prices.price = ${priceOf(sql`lines.code`, sql`lines.basis`)}
        and old_prices.class is not distinct from lines.basis ->> 'priceClass' and old_prices.tier is not distinct from lines.basis ->> 'tier'
      where lines.unit_price <> 0 and lines.code <> 'cap' group by lines.agreement_id
    ), judged as materialized (
      select sums.*, old_sums.amount as before, coalesce(price_parts.amount, 0) as by_price, case
        when sums.reason is not null then 'parked'
        when old_sums.agreement_id is null then 'new'
        when sums.amount = old_sums.amount then 'same'
        when sums.off_area <> coalesce(old_sums.off_area, 0) then 'state'
        when sums.on_area <> coalesce(old_sums.on_area, 0) then 'area'
        when sums.used <> coalesce(old_sums.used, 0) then 'reading'
        when coalesce(price_parts.amount, 0) <> 0 then 'price' else 'rule' end as cause
      from sums left join old_sums on old_sums.agreement_id = sums.agreement_id
      left join price_parts on price_parts.agreement_id = sums.agreement_id
    ), kept as (
      insert into trial_bills (tenant_id, id, created_at, trial_id, agreement_id, account_id, price_class, amount_minor, before_minor, price_minor,
        cause, reason, fingerprint)
      select ${tenantId}::uuid, (${prefix}::text || lpad(to_hex(row_number() over (order by agreement_id)), 12, '0'))::uuid,
        ${ctx.now.toISOString()}::timestamptz, ${trialId}::uuid, agreement_id, account_id, price_class,
        case when reason is null then amount else 0 end::bigint, before::bigint,
        case cause when 'price' then amount - before when 'parked' then 0 when 'same' then 0 when 'new' then 0 else by_price end::bigint,
        cause, reason, fingerprint
      from judged
      returning amount_minor, reason
    )
    select (select count(*) from looked) as looked, (select count(*) from kept where reason is null) as bills,
      (select count(*) from kept where reason is not null) as parked, (select coalesce(sum(amount_minor), 0) from kept) as total,
      (select agreement_id from looked order by agreement_id desc limit 1) as last`;
}

/** Adds whom last season billed and this one will not. */
export async function addClosed(ctx: Ctx, trialId: string, season: string, previous: string): Promise<void> {
  const tenantId = ctx.tenant.id;
  const prefix = newId().slice(0, 24);
  await ctx.tx.execute(sql`
    insert into trial_bills (tenant_id, id, created_at, trial_id, agreement_id, account_id, amount_minor, before_minor, cause, fingerprint)
    select ${tenantId}::uuid, (${prefix}::text || lpad(to_hex(row_number() over (order by agreement_id)), 12, '0'))::uuid,
      ${ctx.now.toISOString()}::timestamptz, ${trialId}::uuid, agreement_id, account_id, 0, before, 'closed', ''
    from (
      select b.agreement_id, (array_agg(b.account_id order by b.period_from desc))[1] as account_id, sum(b.amount_minor)::bigint as before
      from bills b where b.tenant_id = ${tenantId} and b.season = ${previous}
        and not exists (select 1 from trial_bills t where t.tenant_id = ${tenantId} and t.trial_id = ${trialId}::uuid and t.agreement_id = b.agreement_id)
        and not exists (select 1 from bills now where now.tenant_id = ${tenantId} and now.season = ${season} and now.agreement_id = b.agreement_id)
      group by b.agreement_id having sum(b.amount_minor) <> 0
    ) gone`);
}
