// npm run bench [name …]: every bench/<name>.ts (or the named ones) on a scratch database; each prints its ratios.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createTestDatabase } from "@/db/test/create-test-database";
import { type Figure, isMet, printTable } from "./harness";

const apart = new Set(["harness", "run"]);
const here = import.meta.dirname;
const benches = readdirSync(here)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -3))
  .filter((name) => !apart.has(name) && !name.startsWith("_"))
  .toSorted();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(", ")}. There are: ${benches.join(", ")}`);
  process.exit(1);
}

const { remove } = await createTestDatabase("tributary_bench");
const all: Figure[] = [];
try {
  for (const name of asked.length > 0 ? asked : benches) {
    console.log(`\n${name}`);
    const { default: bench } = (await import(join(here, `${name}.ts`))) as { default: () => Promise<Figure[]> };
    const figures = await bench();
    all.push(...figures);
  }
} finally {
  const { closePools } = await import("@/db/tenant");
  await closePools();
  await remove();
}
printTable(all);
const missed = all.filter((figure) => !isMet(figure));
console.log(missed.length === 0 ? "\nEvery target was met." : `\nMissed: ${missed.map(({ name }) => name).join(", ")}`);
