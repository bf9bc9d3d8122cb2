import { and, eq, sql } from "drizzle-orm";
import { preparedOn } from "@/db/prepared-on";
import { accounts } from "@/db/schema";
import type { Tx } from "@/db/tenant";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";

/** Evening of a business day, and the instant up to which postings were known; without bounds: now, by everything posted. */
export type Bounds = { asOf?: PlainDate; knownAt?: Date };

/**
 * An account with its balance in 分, in one statement; below nought it has credit. Null when the subsidiary has no such
 * account. Nothing that is past both bounds can ever change the answer.
 */
export async function findAccountBalance(
  { tx, tenant }: { tx: Tx; tenant: Pick<Ctx["tenant"], "id"> },
  accountId: string,
  { asOf, knownAt }: Bounds = {},
) {
  const given = { tenantId: tenant.id, accountId, asOf: asOf ?? null, knownAt: knownAt?.toISOString() ?? null };
  const [row] = await preparedOn(tx, "account-balance", statement).execute(given);
  return row ? { ...row.account, balanceMinor: BigInt(row.balance) } : null;
}

function statement(tx: Tx, name: string) {
  const { tenantId, accountId, asOf, knownAt } = {
    tenantId: sql.placeholder("tenantId"),
    accountId: sql.placeholder("accountId"),
    asOf: sql`${sql.placeholder("asOf")}::date`,
    knownAt: sql`${sql.placeholder("knownAt")}::timestamptz`,
  };
  const balance = sql<string>`(
    select coalesce(sum(case when p.debit = 'receivable' then p.amount_minor else -p.amount_minor end), 0) from postings p
    where p.tenant_id = ${tenantId} and p.account_id = ${accountId} and (p.debit = 'receivable' or p.credit = 'receivable')
      and (${asOf} is null or p.effective_on <= ${asOf}) and (${knownAt} is null or p.recorded_at <= ${knownAt}))`;
  return tx
    .select({ account: accounts, balance })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenantId), eq(accounts.id, accountId)))
    .prepare(name);
}
