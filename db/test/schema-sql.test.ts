import { readFileSync } from "node:fs";
import pg from "pg";
import { expect, test } from "vitest";
import { dumpSchema } from "@/db/dump-schema";
import { env } from "@/server/platform/env";

test("db/schema.sql says what the migrations make (npm run generate writes it)", async () => {
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  try {
    expect(readFileSync(new URL("../schema.sql", import.meta.url), "utf8")).toBe(await dumpSchema(owner));
  } finally {
    await owner.end();
  }
});
