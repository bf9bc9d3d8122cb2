import { sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";

type Row = { id: string; account_no: string; address: string; status: "active" | "closed"; balance: string };

/** An account with its balance in 分, in one statement; null when the subsidiary has no such account. */
export async function findAccountBalance({ tx, tenant }: { tx: Tx; tenant: { id: string } }, accountId: string) {
  const { rows } = await tx.execute<Row>(sql`
    select a.id, a.account_no, a.address, a.status, (
      select coalesce(sum(case when p.debit = 'receivable' then p.amount_minor else -p.amount_minor end), 0) from postings p
      where p.tenant_id = ${tenant.id} and p.account_id = a.id and (p.debit = 'receivable' or p.credit = 'receivable')) as balance
    from accounts a where a.tenant_id = ${tenant.id} and a.id = ${accountId}`);
  const [row] = rows;
  return row
    ? {
        id: row.id,
        accountNo: row.account_no,
        address: row.address,
        status: row.status,
        balanceMinor: BigInt(row.balance),
      }
    : null;
}
