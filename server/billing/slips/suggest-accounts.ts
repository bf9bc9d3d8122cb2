import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { listWindows, selectOffers } from "../discounts/select-offers";
import { values } from "../runs/fragments";
import { listSeasons } from "../seasons/list-seasons";

/** More homes than these with the same sum tell nothing. */
const mostOfOneSum = 3;
const mostNumbers = 20;

type Queued = { id: string; payerName: string; remark: string; paidOn: PlainDate };

/**
 * Says of waiting slips whose they may be: an account number in the text; the payer's name where that sum settles an open
 * bill; a sum that settles a bill at a few homes only. An account is suggested once, by its surest sign.
 */
export async function suggestAccounts(ctx: Ctx, slips: Queued[]): Promise<void> {
  if (slips.length === 0) return;
  const { tx, tenant } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const ids = sql`any(${sql.param(slips.map(({ id }) => id))}::uuid[])`;
  const words = JSON.stringify(
    slips.flatMap(({ id, ...slip }) => numbersIn(slip).map((no) => ({ slip: id, written: no }))),
  );
  await tx.execute(sql`
    with slips as (
      select id, payer_name, amount_minor, paid_on from transfer_slips where tenant_id = ${tenant.id} and id = ${ids}
    ), named as (
      select distinct w.slip as slip_id, a.id as account_id, 1 as place
      from json_to_recordset(${words}::json) as w(slip uuid, written text)
      join accounts a on a.tenant_id = ${tenant.id} and a.account_no = w.written
    ), open as materialized (
      select b.id, b.season, b.account_id, b.amount_minor - coalesce(sum(al.amount_minor), 0) as rest
      from bills b left join allocations al on al.tenant_id = ${tenant.id} and al.bill_id = b.id
      where b.tenant_id = ${tenant.id} and b.reverses_id is null
        and b.amount_minor >= (select min(amount_minor) from slips)
        and not exists (select 1 from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = b.id)
      group by b.tenant_id, b.id
    ), owing as (
      select s.id as slip_id, o.account_id, s.payer_name from slips s join open o on o.rest = s.amount_minor
      union ${await discounted(ctx, slips)}
    ), owner as (
      select distinct o.slip_id, o.account_id, 2 as place from owing o
      join account_roles r on r.tenant_id = ${tenant.id} and r.account_id = o.account_id and r.superseded_at is null
        and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to > ${today}::date)
      join persons p on p.tenant_id = ${tenant.id} and p.id = r.person_id and p.name = o.payer_name
    ), alike as (
      select slip_id, account_id, 3 as place, count(*) over (partition by slip_id) as homes from owing
    ), found as (
      select slip_id, account_id, min(place) as place from (
        select * from named union all select * from owner
        union all select slip_id, account_id, place from alike where homes <= ${mostOfOneSum}
      ) signs group by slip_id, account_id
    )
    insert into slip_suggestions (tenant_id, id, created_at, slip_id, account_id, sign, place)
    select ${tenant.id}::uuid, gen_random_uuid(), ${ctx.now.toISOString()}::timestamptz, slip_id, account_id,
      (array['account-no', 'name-and-sum', 'bill-sum'])[place], place
    from found
    on conflict do nothing`);
}

/** The slips that settle an open bill less the discount that their day earns. */
async function discounted(ctx: Ctx, slips: Queued[]): Promise<SQL> {
  const windows = listWindows(await listSeasons(ctx)).filter(({ from, window }) =>
    slips.some(({ paidOn }) => from <= paidOn && paidOn <= window.to),
  );
  if (windows.length === 0) return sql`select id, null::uuid, payer_name from slips where false`;
  const spans = values(
    windows.map(({ season, from, window }, no) => [no, season, from, window.to]),
    ["int", "text", "date", "date"],
  );
  const span = sql`${spans} as span (no, season, from_day, to_day)`;
  // Every day of a window earns the same: its last one stands for them all.
  const asked = sql`select open.id as bill_id, open.season, span.to_day as day from open join ${span} on span.season = open.season`;
  return sql`
    select s.id, o.account_id, s.payer_name
    from (${selectOffers(ctx.tenant.id, windows, asked)}) offer
    join ${span} on span.no = offer.no
    join open o on o.id = offer.bill_id
    join slips s on s.paid_on between span.from_day and span.to_day and s.amount_minor = o.rest - offer.amount`;
}

/** What may be an account number: every run of letters, digits and dashes that has a digit and is long enough. */
function numbersIn({ payerName, remark }: Pick<Queued, "payerName" | "remark">): string[] {
  const runs = `${remark} ${payerName}`.match(/[A-Za-z0-9][A-Za-z0-9-]{4,39}/g) ?? [];
  const parts = runs.flatMap((run) => [run, run.toUpperCase(), ...(run.match(/\d{5,}/g) ?? [])]);
  return [...new Set(parts)].filter((part) => /\d/.test(part)).slice(0, mostNumbers);
}
