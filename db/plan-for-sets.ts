import { sql } from "drizzle-orm";
import type { Tx } from "./tenant";

/**
 * Has the rest of the transaction join sets by hashing. Statistics do not know a subsidiary whose rows are just arriving and
 * promise one row where there are a hundred thousand; a nested loop chosen on that word takes hours, a hash never does.
 */
export async function planForSets(tx: Tx): Promise<void> {
  await tx.execute(sql`set local enable_nestloop = off`);
}
