import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate, plusDays } from "@/server/platform/dates";
import type { LateFeeRule } from "@/tenants/schemas/tariff";
import { readTariffs } from "../../seasons/read-tariffs";
import type { LateBill } from "./plan-late-fee";

/** A bill that may owe a late fee, with what is needed to issue one. */
export type ChargeableBill = LateBill & {
  id: string;
  billNo: string;
  accountId: string;
  agreementId: string;
  tariffVersionId: string;
  /** What its fees stand under, and the revision that the next one can have: days that are charged anew need another. */
  feeSeason: string;
  feeRevision: number;
};

/**
 * From which day something put to a bill counts: money counts from the day it came, even when the bill is a later
 * correction that it was put to again, and so does what was let off, a discount with its money; what is released counts
 * from its release, and what comes to the same bill a second time from that time on.
 */
export const settledDays = ({ tenant }: Pick<Ctx, "tenant">) => sql`
  select a.bill_id, a.amount_minor,
    case when a.amount_minor > 0 and not exists (
      select 1 from allocations gone where gone.tenant_id = ${tenant.id} and gone.bill_id = a.bill_id
        and coalesce(gone.payment_id, gone.adjustment_id) = coalesce(a.payment_id, a.adjustment_id)
        and gone.amount_minor < 0 and gone.recorded_at < a.recorded_at) then least(a.effective_on, (p.paid_at at time zone ${tenant.timezone})::date,
      j.effective_on, (j.basis ->> 'paidOn')::date) else a.effective_on end as day
  from allocations a left join payments p on p.tenant_id = ${tenant.id} and p.id = a.payment_id
  left join adjustments j on j.tenant_id = ${tenant.id} and j.id = a.adjustment_id
  where a.tenant_id = ${tenant.id}`;

/** The day on which a bill came from another account; its late days before it are that one's. Null for any other bill. */
const carriedOn = sql`case when b.kind = 'carried' then b.issued_on end`;

/** A fee belongs to one bill of a season, not to the season: "2026-2027/ZD2026-0000123". */
const feeSeason = sql`b.season || '/' || b.bill_no`;

/** A bill that stands, is no late fee itself, is not in dispute, and in no plan that pauses late fees. */
const mayBeLate = ({ tenant }: Pick<Ctx, "tenant">) => sql`
  b.tenant_id = ${tenant.id} and b.kind <> 'late-fee' and b.reverses_id is null and b.amount_minor > 0
  and not exists (select 1 from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = b.id)
  and not exists (select 1 from bill_disputes d where d.tenant_id = ${tenant.id} and d.bill_id = b.id and d.closed_on is null)
  and not exists (select 1 from instalment_plans i where i.tenant_id = ${tenant.id} and i.account_id = b.account_id
    and i.status = 'open' and i.late_fees = 'pause' and b.due_on < i.agreed_on)`;

/** The rules for late payment by tariff version: a bill follows the version that it was made from, for ever. */
export async function readLateFeeRules(ctx: Ctx): Promise<Map<string, LateFeeRule>> {
  const versions = await readTariffs(ctx);
  return new Map(versions.flatMap(({ id, tariff }) => (tariff.lateFee ? [[id, tariff.lateFee] as const] : [])));
}

/** Accounts with a stretch of late days that is complete and not charged yet, in the order of their ids. */
export async function listLateAccounts(ctx: Ctx, rules: Map<string, LateFeeRule>): Promise<string[]> {
  if (rules.size === 0) return [];
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const monthEnd = plusDays(`${today.slice(0, 7)}-01`, -1);
  const graces = JSON.stringify([...rules].map(([version, { graceDays }]) => ({ version, grace: graceDays })));
  const { rows } = await ctx.tx.execute<{ account_id: string }>(sql`
    with rules as (
      select version, grace from json_to_recordset(${graces}::json) as given(version uuid, grace int)
    ), paid as (
      select bill_id, sum(amount_minor) as sum, max(day) as last from (${settledDays(ctx)}) settled
      where day < ${today}::date group by bill_id
    ), late as (
      select b.id, b.account_id, greatest(b.due_on + rules.grace + 1, ${carriedOn}) as first_day,
        case when coalesce(paid.sum, 0) >= b.amount_minor then paid.last - 1 else ${monthEnd}::date end as last_day
      from bills b join rules on rules.version = b.tariff_version_id left join paid on paid.bill_id = b.id
      where ${mayBeLate(ctx)} and b.due_on < ${today}::date
    )
    select distinct account_id from late
    where last_day >= first_day and not exists (
      select 1 from late_fees f where f.tenant_id = ${ctx.tenant.id} and f.bill_id = late.id and f.superseded_at is null
        and f.period_to >= late.last_day)
    order by account_id`);
  return rows.map((row) => row.account_id);
}

type Row = {
  id: string;
  bill_no: string;
  account_id: string;
  agreement_id: string;
  tariff_version_id: string;
  due_on: PlainDate;
  amount_minor: string;
  settled: { day: PlainDate; sum: string }[] | null;
  disputes: { from: PlainDate; to: PlainDate }[] | null;
  charged_to: PlainDate | null;
  charged: string | null;
  fee_season: string;
  fee_revision: number;
  carried_on: PlainDate | null;
  carried_away: { day: PlainDate; sum: string }[] | null;
};

/**
 * The bills of these accounts that are past their due day, with payments, what was charged so far, and the days that do
 * not count: disputes, and plans that paused late fees (those of a broken one count, where the plan said so).
 */
export async function readLateBills(
  ctx: Ctx,
  accountIds: string[],
  rules: Map<string, LateFeeRule>,
): Promise<ChargeableBill[]> {
  const { id: tenantId, timezone } = ctx.tenant;
  const { rows } = await ctx.tx.execute<Row>(sql`
    select b.id, b.bill_no, b.account_id, b.agreement_id, b.tariff_version_id, b.due_on::text, b.amount_minor::text,
      (select json_agg(json_build_object('day', day, 'sum', sum::text) order by day) from (
        select day, sum(amount_minor) as sum from (${settledDays(ctx)} and a.bill_id = b.id) one group by day) by_day) as settled,
      (select json_agg(json_build_object('from', held.since, 'to', held.until) order by held.since) from (
        select opened_on as since, closed_on as until from bill_disputes where tenant_id = ${tenantId} and bill_id = b.id
        union all
        select agreed_on, decided_on from instalment_plans
        where tenant_id = ${tenantId} and account_id = b.account_id and b.due_on < agreed_on and late_fees = 'pause'
          and not (status = 'broken' and when_broken = 'charge')) held) as disputes,
      fees.charged_to, fees.charged, ${feeSeason} as fee_season,
      (select coalesce(max(r.revision) + 1, 0) from bills r where r.tenant_id = ${tenantId} and r.agreement_id = b.agreement_id
        and r.season = ${feeSeason} and r.reverses_id is not null)::int as fee_revision,
      (${carriedOn})::text as carried_on,
      (select json_agg(json_build_object('day', j.effective_on, 'sum', j.amount_minor::text)) from adjustments j
        where j.tenant_id = ${tenantId} and j.bill_id = b.id and j.carried_bill_id is not null and j.status = 'posted') as carried_away
    from bills b
    cross join lateral (
      select max(f.period_to)::text as charged_to, sum(f.amount_minor)::text as charged from late_fees f
      where f.tenant_id = ${tenantId} and f.bill_id = b.id and f.superseded_at is null) fees
    where ${mayBeLate(ctx)} and b.account_id = any(${sql.param(accountIds)}::uuid[])
      and b.due_on < ${dayOf(ctx.now, timezone)}::date
    order by b.account_id, b.due_on, b.id`);
  return rows.flatMap((row) => {
    const rule = rules.get(row.tariff_version_id);
    if (!rule) return [];
    const { id, bill_no: billNo, account_id: accountId, agreement_id: agreementId, due_on: dueOn } = row;
    return [
      {
        ...{ id, billNo, accountId, agreementId, dueOn, rule, tariffVersionId: row.tariff_version_id },
        ...{ feeSeason: row.fee_season, feeRevision: row.fee_revision },
        amountMinor: BigInt(row.amount_minor),
        settled: (row.settled ?? []).map(({ day, sum }) => ({ day, amountMinor: BigInt(sum) })),
        disputes: row.disputes ?? [],
        chargedTo: row.charged_to,
        chargedMinor: BigInt(row.charged ?? 0),
        carriedOn: row.carried_on,
        carriedAway: (row.carried_away ?? []).map(({ day, sum }) => ({ day, amountMinor: BigInt(sum) })),
      },
    ];
  });
}
