import { existsSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The port of the running server of a data folder, or undefined when none runs; a stale postmaster.pid is removed. */
export function readPostmaster(folder: string): { pid: number; port: number } | undefined {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (pid > 0 && isPostgres(pid, folder)) return { pid, port };
  rmSync(file, { force: true });
  return undefined;
}

/**
 * After a reboot, and above all in a restarted container, the number may belong to any other program; PostgreSQL itself
 * would then refuse to start.
 */
function isPostgres(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  try {
    // "7160 (postgres) S …"; Z is a dead process that nobody has collected yet.
    const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    if (name !== "postgres" || state === "Z") return false;
  } catch {
    return false;
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return true;
  }
}
