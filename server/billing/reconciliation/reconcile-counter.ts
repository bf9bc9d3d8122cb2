import { sql } from "drizzle-orm";
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
    select 'paid-out', (-sum(amount_minor))::text from postings
    where tenant_id = ${tenant.id} and effective_on = ${day}::date and ${cashRefund}
    having count(*) > 0`);
  const booked = new Map(rows.map(({ method, sum }) => [method, BigInt(sum)]));
  return booked.set("cash", (booked.get("cash") ?? 0n) + (booked.get("paid-out") ?? 0n));
}

/** A refund that was paid out of a drawer. */
const cashRefund = sql.raw("kind = 'refund' and credit = 'cash' and adjustment_id is not null");

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
      select shift_id, 'cash', -amount_minor from shift_payouts where tenant_id = ${tenant.id} and ${within("paid_at")}
    ) t join counter_shifts s on s.tenant_id = ${tenant.id} and s.id = t.shift_id
    group by 1, 2, 3, 4
    union all
    select c.method, c.cause, s.id, s.shift_no, 1, (c.counted_minor - c.expected_minor)::text
    from counter_shifts s
    join shift_counts c on c.tenant_id = ${tenant.id} and c.shift_id = s.id and c.counted_minor <> c.expected_minor
    where s.tenant_id = ${tenant.id} and ${within("s.closed_at")}
    union all
    select method, 'in-no-shift', null, '', count(*)::int, (-sum(amount_minor))::text from (
      select pay.method, p.amount_minor
      from postings p
      join payments pay on pay.tenant_id = ${tenant.id} and pay.id = p.payment_id and pay.channel = 'counter'
      where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and p.kind = 'payment'
        and not exists (select 1 from shift_takings t where t.tenant_id = ${tenant.id} and t.payment_id = p.payment_id)
      union all
      select 'cash', -p.amount_minor from postings p
      where p.tenant_id = ${tenant.id} and p.effective_on = ${day}::date and ${cashRefund}
        and not exists (select 1 from shift_payouts o where o.tenant_id = ${tenant.id} and o.adjustment_id = p.adjustment_id)
    ) loose group by method`);
  return rows;
}
