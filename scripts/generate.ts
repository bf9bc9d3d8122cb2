// npm run generate: writes the migration that takes the database to db/schema. Until the first release there is a
// single one, made from scratch each time, so that two people's changes never become two migrations.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { dumpSchema } from "@/db/dump-schema";
import { createTestDatabase } from "@/db/test/create-test-database";
import { runProgram } from "./machine/children";
import { projectRoot } from "./machine/paths";
import { Advice, run, say } from "./machine/say";

run(async () => {
  const folder = join(projectRoot, "db/migrations");
  rmSync(folder, { recursive: true, force: true });
  const kit = join(projectRoot, "node_modules/drizzle-kit/bin.cjs");
  const code = await runProgram({ name: "drizzle-kit", args: [kit, "generate", "--name=foundation"] });
  if (code !== 0) throw new Advice("drizzle-kit did not write a migration; what it says is above.");
  say(`db/migrations: ${readdirSync(folder).join(", ")}`);
  await writeSchema();
});

/** Makes the schema in a scratch database and writes down what PostgreSQL says it is. */
async function writeSchema(): Promise<void> {
  const { url, remove } = await createTestDatabase("tributary_schema");
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    writeFileSync(join(projectRoot, "db/schema.sql"), await dumpSchema(client));
    say("db/schema.sql is written");
  } finally {
    await client.end();
    await remove();
  }
}
