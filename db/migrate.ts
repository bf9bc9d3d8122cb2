import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { jobsUrl, loginPassword } from "./urls";
import { applyGrants } from "./grants";
import { ensureJobQueue } from "./jobs-schema";
import { ensureRoles } from "./roles";

/**
 * Brings a database up to date: roles, migrations, policies' FORCE and grants, the job queue. Safe to repeat.
 * @param ownerUrl connection string of a role that owns the database and may create roles
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await ensureRoles(owner, loginPassword());
    await runMigrations(drizzle(owner), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    });
    await applyGrants(owner);
  } finally {
    await owner.end();
  }
  await ensureJobQueue(ownerUrl, jobsUrl(ownerUrl));
}
