// npm run reset: gives up this checkout's embedded database and uploaded files; the next start begins with fresh ones.
import { rmSync } from "node:fs";
import { dropDatabase, withDatabase } from "./machine/postgres/databases";
import { dataPath } from "./machine/paths";
import { readRunning } from "./machine/running";
import { Advice, run, say } from "./machine/say";
import { ensurePostgres } from "./postgres";

run(async () => {
  if (process.env.DATABASE_URL) throw new Advice("DATABASE_URL is set: a database of your own is yours to empty.");
  if (readRunning()) throw new Advice("Tributary is running from this folder. Stop it first: npm run stop");
  const { ownerUrl, release } = await ensurePostgres();
  await dropDatabase(withDatabase(ownerUrl, "postgres"), new URL(ownerUrl).pathname.slice(1));
  rmSync(dataPath("storage"), { recursive: true, force: true });
  await release();
  say("The database is gone; npm start makes a new one");
});
