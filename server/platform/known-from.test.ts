import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const writes =
  /insert\((postings|allocations|creditUses|chargeableAreas)\)|into (postings|allocations|credit_uses|chargeable_areas)\b|update\(chargeableAreas\)|update chargeable_areas/;

test("whoever records money or an area asks from when on it is known, so that nothing joins a sealed moment", () => {
  const files = globSync("server/**/*.ts").filter((file) => !/\.test\.ts$|\/test\/|\/scenarios\//.test(file));
  const writers = files.filter((file) => writes.test(readFileSync(file, "utf8")));
  expect(writers.length).toBeGreaterThan(8);
  expect(writers.filter((file) => !readFileSync(file, "utf8").includes("knownFrom("))).toEqual([]);
});
