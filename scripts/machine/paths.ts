import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The git-ignored folder for everything this checkout keeps: database, secrets, uploads. */
export const dataRoot = resolve(projectRoot, process.env.TRIBUTARY_DATA_DIR ?? ".data");

/** A path inside the data folder, whose parent exists afterwards. */
export function dataPath(...parts: string[]): string {
  const path = join(dataRoot, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}
