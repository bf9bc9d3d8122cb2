import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import { bills, lateFees } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { reverseBill } from "../../bills/correct-bill";
import { inForce } from "../../bills/list-open-bills";
import { allocateCredit } from "../../payments/allocate-credit";
import { lockAccounts } from "./lock-accounts";
import { settledDays } from "./read-late-bills";

/** The accounts that have something to take back, of the whole subsidiary in one statement. */
export async function listOutdatedAccounts(ctx: Ctx): Promise<string[]> {
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<{ account_id: string }>(
    sql`select distinct account_id from (${outdated(ctx)}) found order by account_id`,
  );
  return rows.map((row) => row.account_id);
}

/**
 * Takes back what late days were charged wrongly on some accounts: those of a bill that was taken back, and those of which
 * more, or less, was settled than was known when they were charged, because money was booked behind the day it came. The
 * stretch is superseded and its fee reversed, once; what its days cost after all is then charged like days that never
 * were. Answers how many stretches went back.
 */
export async function takeBackFees(ctx: Ctx, accountIds: string[]): Promise<number> {
  await lockAccounts(ctx, accountIds);
  let count = 0;
  // What a fee sets free settles other late bills, so another stretch may hold no longer.
  for (;;) {
    const { rows } = await ctx.tx.execute<{ id: string }>(outdated(ctx, accountIds));
    if (rows.length === 0) return count;
    const ids = rows.map(({ id }) => id);
    await takeBack(ctx, ids);
    await allocateCredit(ctx, accountIds);
    count += ids.length;
  }
}

async function takeBack(ctx: Ctx, ids: string[]): Promise<void> {
  const superseded = await ctx.tx
    .update(lateFees)
    .set({ supersededAt: ctx.now })
    .where(and(eq(lateFees.tenantId, ctx.tenant.id), inArray(lateFees.id, ids), isNull(lateFees.supersededAt)))
    .returning({ feeBillId: lateFees.feeBillId });
  const feeIds = superseded.flatMap(({ feeBillId }) => feeBillId ?? []);
  const fees = await ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), inArray(bills.id, feeIds), inForce(ctx)))
    .orderBy(asc(bills.accountId), asc(bills.periodFrom), asc(bills.id));
  for (const fee of fees) await reverseBill(ctx, fee, "late-fee");
}

/** Standing stretches that hold no longer; of some accounts, or of all. */
function outdated({ tenant }: Ctx, accountIds?: string[]): SQL {
  const of = (table: string) =>
    accountIds ? sql` and ${sql.raw(table)}.account_id = any(${sql.param(accountIds)}::uuid[])` : sql``;
  const standing = sql`late_fees f where f.tenant_id = ${tenant.id} and f.superseded_at is null${of("f")}`;
  return sql`
    select f.id, f.account_id from (select f.* from ${standing}) f
    left join bills r on r.tenant_id = ${tenant.id} and r.reverses_id = f.bill_id
    left join (
      select f.id, sum(known.amount_minor) as minor from (select f.* from ${standing}) f
      join (${settledDays({ tenant })}${of("a")}) known on known.bill_id = f.bill_id and known.day <= f.period_to
      group by f.id
    ) settled on settled.id = f.id
    where r.id is not null or f.settled_minor <> coalesce(settled.minor, 0)`;
}
