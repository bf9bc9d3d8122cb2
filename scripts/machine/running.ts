import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dataPath } from "./paths";

/** What `npm start` or `npm run dev` of this checkout has running. */
export type Running = { kind: "up" | "dev"; launcher: number; port: number; children: number[] };

const file = () => dataPath("running.json");

/** The servers that are running now, or undefined. */
export function readRunning(): Running | undefined {
  const noted = readNote();
  return noted && isOurs(noted.launcher) ? noted : undefined;
}

/** Programs whose launcher was killed and which still run. */
export function findOrphans(): number[] {
  const noted = readNote();
  return noted && !isOurs(noted.launcher) ? noted.children.filter(isOurs) : [];
}

export function noteRunning(running: Running): void {
  writeFileSync(file(), JSON.stringify(running));
}

export function forgetRunning(): void {
  rmSync(file(), { force: true });
}

function readNote(): Running | undefined {
  if (!existsSync(file())) return undefined;
  try {
    return JSON.parse(readFileSync(file(), "utf8")) as Running;
  } catch {
    return undefined;
  }
}

/** Alive, and a Node program: after a reboot the number may be anybody's. */
export function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== "linux") return true;
    return /node|next|tsx/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return false;
  }
}
