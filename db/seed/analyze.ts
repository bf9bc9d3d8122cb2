import pg from "pg";
import { env } from "@/server/platform/env";

/**
 * Gives PostgreSQL fresh statistics after rows came in by the thousand; a plan made for an empty table takes minutes where
 * the right one takes a second. Only the owner may, and it sees no row by it.
 */
export async function analyze(): Promise<void> {
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  try {
    await owner.query("analyze");
  } finally {
    await owner.end();
  }
}
