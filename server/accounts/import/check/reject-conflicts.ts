import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";
import { landed, moveToFindings, type Scope } from "./move-to-findings";

/**
 * Moves landed rows that contradict one another, or what is here already, to the findings: an account number or a
 * home twice in the list (its first line stands), a home that another open account has. Returns how many rows went.
 */
export async function rejectConflicts(
  tx: Tx,
  scope: Scope,
  headers: { accountNo: string; place: string },
): Promise<number> {
  const { tenantId, importId } = scope;
  const home = sql`community, building, unit, room`;
  const twice = (key: SQL) => sql`
    select id, first_value(line) over w as other, row_number() over w as place
    from ${landed} where tenant_id = ${tenantId} and import_id = ${importId} window w as (partition by ${key} order by line)`;
  const numbers = await moveToFindings(tx, scope, {
    bad: sql`select id, other::text as other from (${twice(sql`account_no`)}) t where place > 1`,
    column: headers.accountNo,
    value: sql`account_no`,
    code: "account-twice",
  });
  const homes = await moveToFindings(tx, scope, {
    bad: sql`select id, other::text as other from (${twice(home)}) t where place > 1`,
    column: headers.place,
    value: sql`address`,
    code: "home-twice",
  });
  const taken = await moveToFindings(tx, scope, {
    bad: sql`select s.id, min(a.account_no) as other from ${landed} s
      join premises p on p.tenant_id = ${tenantId} and p.community = s.community and p.building = s.building and p.unit = s.unit and p.room = s.room
      join accounts a on a.tenant_id = ${tenantId} and a.premise_id = p.id and a.status = 'active' and a.account_no <> s.account_no
      where s.tenant_id = ${tenantId} and s.import_id = ${importId} group by s.id`,
    column: headers.place,
    value: sql`address`,
    code: "home-taken",
  });
  return numbers + homes + taken;
}
