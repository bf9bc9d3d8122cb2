import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";

/** What is unpaid in 分 of an account's bills in force that were due before a day; both as SQL, so that one statement asks for many. */
export const arrearSql = ({ tenant }: Pick<Ctx, "tenant">, accountId: SQL, before: SQL) => sql`coalesce((
  select sum(greatest(b.amount_minor - coalesce((
    select sum(a.amount_minor) from allocations a where a.tenant_id = ${tenant.id} and a.bill_id = b.id), 0), 0))
  from bills b
  where b.tenant_id = ${tenant.id} and b.account_id = ${accountId} and b.reverses_id is null and b.due_on < ${before}
    and not exists (select 1 from bills r where r.tenant_id = ${tenant.id} and r.reverses_id = b.id)), 0)`;

/** What an account owes in 分 of bills due before a day; the account must be locked or the answer may age. */
export async function arrearOf(ctx: Pick<Ctx, "tx" | "tenant">, accountId: string, before: PlainDate): Promise<bigint> {
  const { rows } = await ctx.tx.execute<{ sum: string }>(
    sql`select ${arrearSql(ctx, sql`${accountId}::uuid`, sql`${before}::date`)}::text as sum`,
  );
  return BigInt(rows[0]?.sum ?? 0);
}
