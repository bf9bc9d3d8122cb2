import { sql } from "drizzle-orm";
import { withSystem } from "@/db/tenant";

/** Whether this process can reach its database as the system role. */
export async function checkHealth(): Promise<boolean> {
  try {
    await withSystem((tx) => tx.execute(sql`select 1`), { readOnly: true });
    return true;
  } catch {
    return false;
  }
}
