import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/tenant";

const chunk = 5000;

/**
 * Inserts many rows with one statement per few thousand, through PostgreSQL's own reading of JSON; a tenth of the time
 * that one parameter per cell takes. A column counts as given when the first row has it.
 */
export async function insertRows<T extends PgTable>(tx: Tx, table: T, rows: T["$inferInsert"][]): Promise<void> {
  if (rows.length === 0) return;
  const columns = getTableColumns(table);
  const given = Object.keys(rows[0]!).filter((key) => Object.hasOwn(columns, key));
  const names = given.map((key) => columns[key]!.name);
  const target = sql.identifier(getTableName(table));
  const list = sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );
  for (let at = 0; at < rows.length; at += chunk) {
    const part = rows
      .slice(at, at + chunk)
      .map((row) => Object.fromEntries(given.map((key, index) => [names[index]!, row[key as keyof typeof row]])));
    const json = JSON.stringify(part, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
    await tx
      .execute(
        sql`insert into ${target} (${list}) select ${list} from json_populate_recordset(null::${target}, ${json}::json)`,
      )
      .catch(shortly(table));
  }
}

/** Drizzle's own message would print all the rows. */
const shortly = (table: PgTable) => (error: { cause: Error & { detail?: string } }) => {
  const { message, detail = "" } = error.cause;
  throw new Error(`Rows of ${getTableName(table)} were refused: ${message} ${detail}`);
};
