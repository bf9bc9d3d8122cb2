import { sql } from "drizzle-orm";
import { ledgerAccounts } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { nameOf, readChart } from "./publish-chart";

/** The chart of accounts with what moved on each side up to a day as known at an instant; balances on the usual side, in 分. */
export async function chartOfAccounts(ctx: Ctx, input: { asOf?: PlainDate | undefined; knownAt?: Date | undefined }) {
  const asOf = input.asOf ?? dayOf(ctx.now, ctx.tenant.timezone);
  const knownAt = (input.knownAt ?? ctx.now).toISOString();
  const { rows } = await ctx.tx.execute<{ account: string; debit: string; credit: string }>(sql`
    with moved as (
      select debit, credit, sum(amount_minor) as amount from postings
      where tenant_id = ${ctx.tenant.id} and effective_on <= ${asOf}::date and recorded_at <= ${knownAt}::timestamptz
      group by debit, credit)
    select account, sum(debit)::text as debit, sum(credit)::text as credit from (
      select debit as account, amount as debit, 0 as credit from moved
      union all select credit, 0, amount from moved) sides
    group by account`);
  const sums = new Map(rows.map((row) => [row.account, { debit: BigInt(row.debit), credit: BigInt(row.credit) }]));
  const chart = await readChart(ctx, asOf);
  const sides = ledgerAccounts as Record<string, "debit" | "credit">;
  const accounts = [...new Set([...Object.keys(sides), ...sums.keys()])]
    .map((account) => {
      const { code, name } = nameOf(chart, account);
      const side = sides[account] ?? "debit";
      const { debit, credit } = sums.get(account) ?? { debit: 0n, credit: 0n };
      const balanceMinor = side === "debit" ? debit - credit : credit - debit;
      return { account, code, name, side, debitMinor: debit, creditMinor: credit, balanceMinor };
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const total = accounts.reduce(
    (sum, one) => ({ debitMinor: sum.debitMinor + one.debitMinor, creditMinor: sum.creditMinor + one.creditMinor }),
    { debitMinor: 0n, creditMinor: 0n },
  );
  return { asOf, accounts, total };
}
