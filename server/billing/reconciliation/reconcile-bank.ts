import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import { plusDays, startOfDay } from "@/server/platform/dates";
import type { Channel, DifferenceCause } from "./channel";

type Row = { id: string; label: string; cause: DifferenceCause | "booked"; count: number; sum: string; booked: string };

/** The answers that came in on a day: what banks say was paid against what of it is booked, and why the rest is not. */
export async function reconcileBank({ tx, tenant }: Pick<Ctx, "tx" | "tenant">, day: string): Promise<Channel> {
  const [from, until] = [startOfDay(day, tenant.timezone), startOfDay(plusDays(day, 1), tenant.timezone)];
  // A line that was booked gave its id to its posting.
  const { rows } = await tx.execute<Row>(sql`
    select f.id, f.file_name as label, count(*)::int as count, sum(l.amount_minor)::text as sum,
      coalesce(sum(p.amount_minor), 0)::text as booked,
      coalesce(l.finding, case when p.id is null then 'file-not-booked' else 'booked' end) as cause
    from bank_files f
    join bank_file_lines l on l.tenant_id = ${tenant.id} and l.file_id = f.id and l.finding is distinct from 'rejected'
    left join postings p on p.tenant_id = ${tenant.id} and p.id = l.id and l.finding is null
    where f.tenant_id = ${tenant.id} and f.created_at >= ${from.toISOString()}::timestamptz
      and f.created_at < ${until.toISOString()}::timestamptz and l.amount_minor is not null and f.status <> 'discarded'
    group by f.id, f.file_name, 6
    order by f.file_name, 6`);
  return {
    channel: "bank-file",
    outsideMinor: rows.reduce((total, row) => total + BigInt(row.sum), 0n),
    ledgerMinor: rows.reduce((total, row) => total + BigInt(row.booked), 0n),
    differences: rows.flatMap(({ cause, id, label, count, sum }) =>
      cause === "booked" ? [] : { cause, count, amountMinor: BigInt(sum), file: { id, label } },
    ),
  };
}
