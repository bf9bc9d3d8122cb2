import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { plusDays, startOfDay } from "@/server/platform/dates";
import { shiftMethods } from "../schemas";
import type { Channel, Difference } from "./channel";

type Row = { method: string; cause: string; id: string | null; label: string; count: number; sum: string };

/**
 * What clerks counted on a day against what was booked at the counter: shifts not counted yet, what a clerk found too much
 * or too little and why, and money that was booked without a shift.
 */
export async function reconcileCounter(ctx: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel[]> {
  const ledger = await readBooked(ctx, day);
  const rows = await readTaken(ctx, day);
  return shiftMethods.map((method) => {
    const mine = rows.filter((row) => row.method === method);
    const taken = mine.filter(({ cause }) => cause === "counted");
    const differences = mine
      .filter(({ cause, sum }) => cause !== "counted" && sum !== "0")
      .map(({ cause, id, label, count, sum }): Difference => {
        return {
          cause: cause as Difference["cause"],
          count,
          amountMinor: BigInt(sum),
          shift: id ? { id, label } : null,
        };
      });
    const counted = differences.filter(({ cause }) => cause !== "shift-open" && cause !== "in-no-shift");
    const sum = (list: { amountMinor: bigint }[]) => list.reduce((total, one) => total + one.amountMinor, 0n);
    return {
      channel: method,
      outsideMinor: taken.reduce((total, row) => total + BigInt(row.sum), 0n) + sum(counted),
      ledgerMinor: ledger.get(method) ?? 0n,
      differences,
    };
  });
}

async function readBooked({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Map<string, bigint>> {
  const { rows } = await tx.execute<{ method: string; sum: string }>(sql`
    select pay.method, sum(p.amount_minor)::text as sum
    from postings p join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id and pay.channel = 'counter'
    where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and p.kind = 'payment'
    group by pay.method
    union all
    select method, sum(amount_minor)::text from (${wentBack(tenant.id, day)}) back group by method`);
  const booked = new Map<string, bigint>();
  for (const { method, sum } of rows) booked.set(method, (booked.get(method) ?? 0n) + BigInt(sum));
  return booked;
}

/** Refunds paid out of a drawer, and payments of the counter that were reversed straight out of till or bank. */
const wentBack = (tenantId: string, day: string): SQL => sql`
  select p.id, coalesce(pay.method, 'cash') as method, p.payment_id, p.adjustment_id,
    case when p.credit in ('cash', 'bank') then -p.amount_minor else p.amount_minor end as amount_minor
  from postings p
  left join payments pay on pay.tenant_id = ${tenantId} and pay.id = p.payment_id
  where p.tenant_id = ${tenantId} and p.effective_on = ${day}::date and p.kind = 'refund' and (
    (p.payment_id is null and p.adjustment_id is not null and p.credit = 'cash')
    or (pay.channel = 'counter' and (p.credit in ('cash', 'bank') or p.debit in ('cash', 'bank'))))`;

/** Per method: what lies in closed shifts, what is still to be counted, what was counted differently, what is in none. */
async function readTaken({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Row[]> {
  const [from, until] = [startOfDay(day, tenant.timezone), startOfDay(plusDays(day, 1), tenant.timezone)];
  const within = (column: string) =>
    sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${until.toISOString()}::timestamptz`;
  const { rows } = await tx.execute<Row>(sql`
    select t.method, case when s.status = 'open' then 'shift-open' else 'counted' end as cause,
      case when s.status = 'open' then s.id end as id, case when s.status = 'open' then s.shift_no else '' end as label,
      count(*)::int as count, sum(case when s.status = 'open' then -t.amount_minor else t.amount_minor end)::text as sum
    from (
      select shift_id, method, amount_minor from shift_takings where tenant_id = ${tenant.id} and ${within("taken_at")}
      union all
      select shift_id, method, -amount_minor from shift_payouts where tenant_id = ${tenant.id} and ${within("paid_at")}
    ) t join counter_shifts s on s.tenant_id = ${tenant.id} and s.id = t.shift_id
    group by 1, 2, 3, 4
    union all
    select c.method, c.cause, s.id, s.shift_no, 1, (c.counted_minor - c.expected_minor)::text
    from counter_shifts s
    join shift_counts c on c.tenant_id = ${tenant.id} and c.shift_id = s.id and c.counted_minor <> c.expected_minor
    where s.tenant_id = ${tenant.id} and ${within("s.closed_at")}
    union all
    select method, 'in-no-shift', null, '', count(*)::int, (-sum(ledger))::text from (${looseItems({ tenant }, day)}) loose
    group by method`);
  return rows;
}

/** What was booked at the counter on the day and lies in no shift. */
export const looseItems = ({ tenant }: Pick<Ctx, "tenant">, day: string): SQL => sql`
  select 'in-no-shift' as cause, p.id::text as id, pay.payment_no as reference, p.payment_id, pay.method, 0 as outside,
    p.amount_minor as ledger
  from postings p
  join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id and pay.channel = 'counter'
  where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and p.kind = 'payment'
    and not exists (select 1 from shift_takings t where t.tenant_id = ${tenant.id} and t.payment_id = p.payment_id)
  union all
  select 'in-no-shift', back.id::text, coalesce(pay.payment_no, refund.adjustment_no, ''), back.payment_id, back.method, 0,
    back.amount_minor
  from (${wentBack(tenant.id, day)}) back
  left join payments pay on pay.tenant_id = ${tenant.id} and pay.id = back.payment_id
  left join adjustments refund on refund.tenant_id = ${tenant.id} and refund.id = back.adjustment_id
  where not exists (
    select 1 from shift_payouts o join adjustments j on j.tenant_id = ${tenant.id} and j.id = o.adjustment_id
    where o.tenant_id = ${tenant.id} and (j.id = back.adjustment_id or j.payment_id = back.payment_id))`;
