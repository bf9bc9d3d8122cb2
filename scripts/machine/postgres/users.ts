import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dataPath } from "../paths";

const keeper = "kept-by-hand";

/**
 * Notes which processes use a cluster, so that the last one to leave stops it and none stops it under another
 * (a test run beside `npm start`).
 */
export function registerUser(cluster: string, kept = false): void {
  mkdirSync(folderOf(cluster), { recursive: true });
  writeFileSync(`${folderOf(cluster)}/${kept ? keeper : process.pid}`, "");
}

/** Removes this process, and returns whether nobody else is left. */
export function unregisterUser(cluster: string): boolean {
  rmSync(`${folderOf(cluster)}/${process.pid}`, { force: true });
  let left = 0;
  for (const name of readdirSync(folderOf(cluster))) {
    if (name === keeper || isAlive(Number(name))) left++;
    else rmSync(`${folderOf(cluster)}/${name}`, { force: true });
  }
  return left === 0;
}

/** Forgets everybody: for an explicit stop. */
export function forgetUsers(cluster: string): void {
  rmSync(folderOf(cluster), { recursive: true, force: true });
}

function folderOf(cluster: string): string {
  return dataPath("users", cluster);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
