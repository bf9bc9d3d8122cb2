import { getTableColumns, getTableName, is, type SQL, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { tableAccess } from "@/db/columns";
import * as schema from "@/db/schema";
import { withTenant } from "@/db/tenant";

export type Fingerprint = Record<string, string>;

const readable = [...tableAccess].filter(([, { worker }]) => worker.includes("select")).map(([name]) => name);
const withAccount = Object.values(schema)
  .filter((one) => is(one, PgTable))
  .filter((table) => "accountId" in getTableColumns(table))
  .map((table) => getTableName(table))
  .filter((name) => readable.includes(name));

/** A digest of every row of a subsidiary, table by table: what an act elsewhere must leave as it is. */
export const fingerprintOf = (tenantId: string): Promise<Fingerprint> => digests(tenantId, readable, sql``);

/** The same of the rows that belong to one account. */
export const fingerprintOfAccount = (tenantId: string, accountId: string): Promise<Fingerprint> =>
  digests(tenantId, withAccount, sql`and account_id = ${accountId}`);

async function digests(tenantId: string, names: string[], more: SQL): Promise<Fingerprint> {
  const each = names.map(
    (name) => sql`
      select ${name} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
      from ${sql.identifier(name)} t where tenant_id = ${tenantId} ${more}`,
  );
  const { rows } = await withTenant({ tenantId, as: "worker" }, (tx) =>
    tx.execute<{ name: string; digest: string }>(sql.join(each, sql` union all `)),
  );
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
