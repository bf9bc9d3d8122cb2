import { migrate } from "@/db/migrate";
import { ensurePostgres } from "../postgres";
import { completeEnvironment } from "./environment";
import { step } from "./say";
import { atShutdown } from "./shutdown";

/** Brings the database up and to the newest schema, and completes the environment for everything that follows. */
export async function prepareDatabase(): Promise<void> {
  const { ownerUrl, release } = await step("Database", ensurePostgres);
  atShutdown(release);
  completeEnvironment(ownerUrl);
  await step("Migrations", () => migrate(ownerUrl));
}
