import { migrate } from "@/db/migrate";
import { ensurePostgres } from "../postgres";
import { completeEnvironment } from "./environment";
import { Advice, step } from "./say";
import { atShutdown } from "./shutdown";

/** Brings the database up and to the newest schema, and completes the environment for everything that follows. */
export async function prepareDatabase(): Promise<void> {
  const { ownerUrl, release } = await step("Database", ensurePostgres);
  atShutdown(release);
  completeEnvironment(ownerUrl);
  await step("Migrations", () => migrate(ownerUrl).catch(explain));
}

/** PostgreSQL's "exists already": the tables are there, but not by this migration. */
const existsAlready = new Set(["42P06", "42P07", "42710"]);

function explain(error: Error & { cause?: { code?: string; message?: string } }): never {
  if (!existsAlready.has(error.cause?.code ?? "")) throw error;
  throw new Advice(
    `The migration does not fit this database: ${error.cause?.message}.\n` +
      "Until the first release there is a single migration, which is made anew with every change of the schema, and a\n" +
      "database from an earlier version has to be given up: npm run reset",
  );
}
