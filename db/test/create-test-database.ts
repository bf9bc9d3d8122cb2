import { completeEnvironment } from "@/scripts/machine/environment";
import { createDatabaseAnew, dropDatabase, withDatabase } from "@/scripts/machine/postgres/databases";
import { ensureTestPostgres } from "@/scripts/postgres";

/**
 * Makes an empty, migrated database on the scratch server and points this process's environment at it, and thereby every
 * process that it starts from then on. While another test run uses the name, the new database gets a number of its own.
 */
export async function createTestDatabase(name: string): Promise<{ url: string; remove: () => Promise<void> }> {
  const { ownerUrl, release } = await ensureTestPostgres();
  const made = await createDatabaseAnew(ownerUrl, name);
  const url = withDatabase(ownerUrl, made);
  completeEnvironment(url);
  const { migrate } = await import("@/db/migrate");
  await migrate(url);
  const remove = async () => {
    await dropDatabase(ownerUrl, made);
    await release();
  };
  return { url, remove };
}
