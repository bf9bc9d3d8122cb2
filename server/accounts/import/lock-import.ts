import { sql } from "drizzle-orm";
import type { Tx } from "@/db/tenant";

/** Takes an import for this transaction alone; false when another worker is at it. Falls with the transaction, even a killed one. */
export async function lockImport(tx: Tx, importId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${importId}, 7)) as mine`,
  );
  return rows[0]?.mine === true;
}
