import { sql } from "drizzle-orm";
import { type Source, startsWith } from "./sources";

/** Accounts whose number begins with what was typed. */
export const findByNumber: Source = async ({ tx, tenant }, number, after, limit) => {
  const { rows } = await tx.execute<{ id: string; account_no: string }>(sql`
    select a.id, a.account_no from accounts a
    where a.tenant_id = ${tenant.id} and ${startsWith(sql`a.account_no`, number)}
      ${after ? sql`and a.account_no collate "C" > ${after[0]}` : sql``}
    order by a.account_no collate "C" limit ${limit}`);
  return rows.map((row) => ({ accountId: row.id, key: [row.account_no] }));
};
