import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";
import { landingOf } from "@/server/platform/copy-lines";

/** The rows that have just been read, with statistics; see copyLines. */
export const landed = sql.raw(landingOf("import_rows"));

export type Scope = { tenantId: string; importId: string };
type Move = { bad: SQL; column: string; value: SQL; code: string };

/** Moves landed rows to the findings, each with its reason and what it runs against. Returns how many went. */
export async function moveToFindings(
  tx: Tx,
  { tenantId, importId }: Scope,
  { bad, column, value, code }: Move,
): Promise<number> {
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
