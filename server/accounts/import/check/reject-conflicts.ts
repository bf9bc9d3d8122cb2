import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";
import { landingOf } from "@/server/platform/copy-lines";

/** The rows that have just been read, with statistics; see copyLines. */
const landed = sql.raw(landingOf("import_rows"));

type Scope = { tenantId: string; importId: string };

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
  const numbers = await move(tx, scope, {
    bad: sql`select id, other::text as other from (${twice(sql`account_no`)}) t where place > 1`,
    column: headers.accountNo,
    value: sql`account_no`,
    code: "account-twice",
  });
  const homes = await move(tx, scope, {
    bad: sql`select id, other::text as other from (${twice(home)}) t where place > 1`,
    column: headers.place,
    value: sql`address`,
    code: "home-twice",
  });
  const taken = await move(tx, scope, {
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

type Move = { bad: SQL; column: string; value: SQL; code: string };

async function move(tx: Tx, { tenantId, importId }: Scope, { bad, column, value, code }: Move): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    with bad as materialized (${bad}),
    gone as (
      delete from ${landed} s using bad
      where s.tenant_id = ${tenantId} and s.import_id = ${importId} and s.id = bad.id
      returning s.id, s.line, ${value} as value, bad.other)
    insert into import_findings (tenant_id, id, import_id, line, "column", value, code, params)
    select ${tenantId}::uuid, id, ${importId}::uuid, line, ${column}, left(value, 200), ${code}, jsonb_build_object('other', other)
    from gone`);
  return rowCount ?? 0;
}
