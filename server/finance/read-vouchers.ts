import { sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { Chart } from "@/tenants/schemas/chart-of-accounts";
import { bookedIn, type Span, spanOf } from "./booked-in";
import { nameOf, readChart } from "./publish-chart";

/** One side of a ledger account, under the code and name that the subsidiary's chart gives it. */
export type VoucherLine = Chart[string] & { account: string; debitMinor: bigint; creditMinor: bigint };
export type Voucher = {
  no: string;
  /** The business day it is booked on, and the days its facts were effective on. */
  date: string;
  effectiveFrom: string;
  effectiveTo: string;
  kind: string;
  /** Effective in a month that was closed when it became known. */
  late: boolean;
  postings: number;
  lines: VoucherLine[];
};
export type Vouchers = { span: Span; vouchers: Voucher[]; postings: number; debitMinor: bigint; creditMinor: bigint };

type Row = {
  booked_on: string;
  kind: string;
  late: boolean;
  debit: string;
  credit: string;
  from_day: string;
  to_day: string;
  count: string;
  sum: string;
};

/**
 * The vouchers of a month: one per day, kind of event and lateness, its debits equal to its credits, under the codes of
 * the chart that holds on the month's last day.
 */
export async function readVouchers(ctx: Ctx, month: string): Promise<Vouchers> {
  const span = await spanOf(ctx, month);
  const { rows } = await ctx.tx.execute<Row>(sql`
    select booked_on::text, kind, effective_on < ${span.startsOn}::date as late, debit, credit,
      min(effective_on)::text as from_day, max(effective_on)::text as to_day, count(*) as count, sum(amount_minor)::text as sum
    from (${bookedIn(ctx.tenant.id, span)}) booked
    group by 1, 2, 3, 4, 5
    order by booked_on, late, kind collate "C", debit collate "C", credit collate "C"`);
  const chart = await readChart(ctx, span.endsOn);
  const groups = Map.groupBy(rows, (row) => `${row.booked_on} ${row.late} ${row.kind}`);
  const vouchers = [...groups.values()].map((group, index) =>
    voucherOf(group, `${month}-${String(index + 1).padStart(4, "0")}`, chart),
  );
  const lines = vouchers.flatMap((voucher) => voucher.lines);
  const debitMinor = lines.reduce((sum, line) => sum + line.debitMinor, 0n);
  const creditMinor = lines.reduce((sum, line) => sum + line.creditMinor, 0n);
  if (debitMinor !== creditMinor) throw new Error(`The vouchers of ${month} do not balance`);
  return { span, vouchers, postings: rows.reduce((sum, row) => sum + Number(row.count), 0), debitMinor, creditMinor };
}

function voucherOf(rows: Row[], no: string, chart: Chart): Voucher {
  const [first] = rows as [Row, ...Row[]];
  const sides = new Map<string, { debitMinor: bigint; creditMinor: bigint }>();
  const add = (account: string, side: "debitMinor" | "creditMinor", amount: bigint) => {
    const sums = sides.get(account) ?? { debitMinor: 0n, creditMinor: 0n };
    sides.set(account, { ...sums, [side]: sums[side] + amount });
  };
  for (const row of rows) {
    add(row.debit, "debitMinor", BigInt(row.sum));
    add(row.credit, "creditMinor", BigInt(row.sum));
  }
  // An account on both sides has a line on each: nothing is set off against something else.
  const lines = [...sides].flatMap(([account, { debitMinor, creditMinor }]): VoucherLine[] => {
    const named = { account, ...nameOf(chart, account) };
    return [
      ...(debitMinor > 0n ? [{ ...named, debitMinor, creditMinor: 0n }] : []),
      ...(creditMinor > 0n ? [{ ...named, debitMinor: 0n, creditMinor }] : []),
    ];
  });
  return {
    no,
    date: first.booked_on,
    effectiveFrom: rows.map((row) => row.from_day).toSorted()[0]!,
    effectiveTo: rows
      .map((row) => row.to_day)
      .toSorted()
      .at(-1)!,
    kind: first.kind,
    late: first.late,
    postings: rows.reduce((sum, row) => sum + Number(row.count), 0),
    lines: lines.toSorted(
      (a, b) => Number(b.debitMinor > 0n) - Number(a.debitMinor > 0n) || (a.code < b.code ? -1 : 1),
    ),
  };
}
