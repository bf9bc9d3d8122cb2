import { type SQL, sql } from "drizzle-orm";

const kinds = ["waiver", "write-down", "write-off", "correction", "cold-room", "outage", "early-payment"];

/**
 * Whether no money stands behind what an adjustment has settled: it let the account off, or another account took the debt
 * over. That earns no discount, and there is so much less to earn one for. `adjustment` is the table's name in the
 * statement; false where a left join found none.
 */
export const isLetOff = (adjustment: SQL): SQL =>
  sql`coalesce(${adjustment}.kind = any(${sql.param(kinds)}::text[]) or ${adjustment}.carried_bill_id is not null, false)`;
