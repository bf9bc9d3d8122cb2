import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dataPath } from "./paths";
import { Advice } from "./say";

const file = () => dataPath("secrets.json");

/**
 * A secret of this checkout: from the environment when set there, else made once and kept in the data folder, readable
 * by its owner alone.
 */
export function getSecret(name: string): string {
  const given = process.env[name];
  if (given) return given;
  const kept = readSecrets();
  const known = kept[name];
  if (known) return known;
  const made = randomBytes(32).toString("base64url");
  writeSecrets({ ...kept, [name]: made });
  return made;
}

function readSecrets(): Record<string, string> {
  if (!existsSync(file())) return {};
  try {
    return JSON.parse(readFileSync(file(), "utf8")) as Record<string, string>;
  } catch (error) {
    throw new Advice(
      `${file()} cannot be read (${String(error)}).\nRestore it, or remove it together with the database.`,
    );
  }
}

function writeSecrets(secrets: Record<string, string>): void {
  const fresh = `${file()}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file());
}
