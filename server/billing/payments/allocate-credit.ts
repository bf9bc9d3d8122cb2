import { type SQL, sql } from "drizzle-orm";
import type { Ctx, Tenant } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { knownFrom } from "@/server/platform/known-from";
import type { AllocationOrder } from "@/tenants/schemas/payment-rules";
import { callOffLimits } from "../collections/dunning/call-off-limits";
import { grantDiscounts } from "../discounts/grant-discounts";
import { readAllocationOrder } from "../payment-rules/read-payment-rules";

/**
 * Every source of credit of the accounts `ids` with what is left of it: payments, and adjustments that let an account
 * off; less what bills, refunds and transfers have used. `free_from` is the day on which the money came, or the later one
 * on which something let go of it. Columns: payment_id, adjustment_id, account_id, since, free_from, rest.
 */
export function creditOf({ id: tenantId, timezone }: Pick<Tenant, "id" | "timezone">, ids: SQL): SQL {
  const put = (source: SQL) => usedOf(tenantId, ids, sql`allocations`, source);
  const used = (source: SQL) => usedOf(tenantId, ids, sql`credit_uses`, source);
  return sql`
    select p.id as payment_id, null::uuid as adjustment_id, p.account_id, p.paid_at as since,
      greatest((p.paid_at at time zone ${timezone})::date, a.gone_on, u.gone_on) as free_from,
      p.amount_minor - p.refunded_minor - coalesce(a.minor, 0) - coalesce(u.minor, 0) as rest
    from payments p
    left join ${put(sql`payment_id`)} a on a.payment_id = p.id
    left join ${used(sql`payment_id`)} u on u.payment_id = p.id
    where p.tenant_id = ${tenantId} and p.account_id = ${ids} and p.status = 'succeeded'
    union all
    select null, j.id, j.account_id, j.posted_at, greatest(j.effective_on, a.gone_on, u.gone_on),
      j.amount_minor - coalesce(a.minor, 0) - coalesce(u.minor, 0)
    from adjustments j
    left join ${put(sql`adjustment_id`)} a on a.adjustment_id = j.id
    left join ${used(sql`source_id`)} u on u.source_id = j.id
    where j.tenant_id = ${tenantId} and j.account_id = ${ids} and j.status = 'posted'
      and j.kind not in ('refund', 'carry-over', 'usage-less', 'usage-more', 'payment-reversal')`;
}

/**
 * What rows of a table have used of each of their `key`s, and the last day on which something let go of it. By account,
 * never by payment: an index asked once for each of 20,000 payments may be the wrong one.
 */
const usedOf = (tenantId: string, ids: SQL, table: SQL, key: SQL): SQL => sql`(
  select ${key}, sum(amount_minor) as minor, max(effective_on) filter (where amount_minor < 0) as gone_on
  from ${table} where tenant_id = ${tenantId} and account_id = ${ids} group by ${key})`;

/**
 * Puts what accounts have paid and not used to their unpaid bills: the earliest credit to the bill that comes first by
 * the subsidiary's rule of today, as far as either goes; an arrear that is paid in steps comes before the rule, and a bill
 * that is paid whole by that gets its early-payment discount. Nobody who has paid has the valve shut. Money that comes to
 * the account otherwise than on its own day, moved here or given back once more, settles nothing before `notBefore`. The
 * accounts must be locked.
 */
export async function allocateCredit(ctx: Ctx, accountIds: string[], notBefore?: PlainDate): Promise<void> {
  if (accountIds.length === 0) return;
  const order = orderOf(await readAllocationOrder(ctx));
  // A discount sets money free that the next bill may wait for.
  do await putCredit(ctx, accountIds, order, notBefore);
  while ((await grantDiscounts(ctx, accountIds)) > 0);
  await callOffLimits(ctx, accountIds);
}

/**
 * Credit and bills lie end to end on one scale of 分; where two of them overlap, that much of the one settles the other:
 * from the day on which there was both the money and the bill, whenever that is recorded.
 */
async function putCredit(
  ctx: Ctx,
  accountIds: string[],
  { rank, newest }: Order,
  notBefore: PlainDate | null = null,
): Promise<void> {
  const tenantId = ctx.tenant.id;
  const ids = sql`any(${sql.param(accountIds)}::uuid[])`;
  await ctx.tx.execute(sql`
    with paid as (${creditOf(ctx.tenant, ids)}), credit as (
      select payment_id, adjustment_id, account_id, free_from, rest,
        sum(rest) over (partition by account_id order by since, payment_id, adjustment_id) as until from paid where rest > 0
    ), owed as (
      select b.id, b.account_id, b.due_on, b.issued_on, b.kind, b.season = ${newest} as newest,
        b.due_on < plan.agreed_on as planned, greatest(b.issued_on, a.gone_on) as open_from,
        b.amount_minor - coalesce(a.minor, 0) as rest
      from bills b
      left join ${usedOf(tenantId, ids, sql`allocations`, sql`bill_id`)} a on a.bill_id = b.id
      left join instalment_plans plan on plan.tenant_id = ${tenantId} and plan.account_id = b.account_id and plan.status = 'open'
      where b.tenant_id = ${tenantId} and b.account_id = ${ids} and b.reverses_id is null
        and not exists (select 1 from bills r where r.tenant_id = ${tenantId} and r.reverses_id = b.id)
    ), unpaid as (
      select id, account_id, open_from, rest, sum(rest) over (partition by account_id order by ${rank}, due_on, issued_on, id) as until
      from owed where rest > 0
    )
    insert into allocations (tenant_id, id, payment_id, adjustment_id, bill_id, account_id, amount_minor, effective_on, recorded_at)
    select ${tenantId}, gen_random_uuid(), credit.payment_id, credit.adjustment_id, unpaid.id, credit.account_id,
      least(credit.until, unpaid.until) - greatest(credit.until - credit.rest, unpaid.until - unpaid.rest),
      greatest(credit.free_from, unpaid.open_from, ${notBefore}::date), ${(await knownFrom(ctx)).toISOString()}::timestamptz
    from credit join unpaid on unpaid.account_id = credit.account_id
      and least(credit.until, unpaid.until) > greatest(credit.until - credit.rest, unpaid.until - unpaid.rest)`);
}

type Order = { rank: SQL; newest: SQL };

/** The rule as an order of bills; within a rank the earliest due comes first. */
function orderOf({ bills, lateFees }: AllocationOrder): Order {
  const late = { "by-due-day": sql`0`, last: sql`(kind = 'late-fee')::int`, first: sql`(kind <> 'late-fee')::int` };
  const season = bills === "oldest-first" ? sql`0` : sql`(not newest)::int`;
  // The season that an account was billed for last; late fees, carried debts and claims have none of their own.
  const newest =
    bills === "oldest-first"
      ? sql`b.season`
      : sql`first_value(b.season) over (partition by b.account_id
          order by b.kind in ('late-fee', 'carried', 'claim'), b.period_to desc, b.id desc)`;
  return { rank: sql`(planned is not true)::int, ${late[lateFees]}, ${season}`, newest };
}
