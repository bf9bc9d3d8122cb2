import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./paths";

const built = ["app", "db", "emails", "messages", "public", "server", "tenants"];
const files = ["package-lock.json", "tsconfig.json"];

/** A fingerprint of everything that a build is made of: tests and seeds do not count. */
export function hashSources(): string {
  const hash = createHash("sha256");
  const loose = readdirSync(projectRoot).filter((name) => /\.(ts|mjs|js)$/.test(name));
  for (const name of [...built, ...files, ...loose].toSorted()) addPath(hash, name);
  for (const [name, value] of Object.entries(process.env).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${value}\0`);
  }
  return hash.digest("hex");
}

function addPath(hash: ReturnType<typeof createHash>, path: string): void {
  const full = join(projectRoot, path);
  if (!existsSync(full) || /\.test\.tsx?$|^db\/(seed|test)$|^next-env\.d\.ts$/.test(path)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).toSorted()) addPath(hash, `${path}/${name}`);
    return;
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
}
