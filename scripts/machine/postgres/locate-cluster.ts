import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dataPath, projectRoot } from "../paths";
import { Advice } from "../say";
import { type Account, chooseAccount, ownerOf } from "./account";
import { canRunInPlace, copyBinaries, packagedBinaries } from "./binaries";

/** Where one cluster lives, and how it is run. A scratch cluster may be lost at any time. */
export type Cluster = { folder: string; bin: string; account: Account; scratch: boolean };

/**
 * Decides where a cluster lives: in the data folder of the checkout, or, when root starts it and the account that
 * PostgreSQL runs as cannot reach the checkout (a clone below /root), in a folder of the system.
 */
export function locateCluster(name: "postgres" | "test-postgres"): Cluster {
  const scratch = name === "test-postgres";
  const folder = dataPath(name);
  const account = chooseAccount(folder);
  if (canReach(account, dirname(folder)) && canRunInPlace(account)) {
    checkOwner(folder, account);
    return { folder, bin: packagedBinaries, account, scratch };
  }
  const home = account.uid === undefined ? dirname(folder) : systemHome(account);
  const elsewhere = join(home, name);
  const bin = copyBinaries(home, account);
  if (elsewhere !== folder) writeFileSync(`${folder}-lives-in.txt`, `${elsewhere}\n`);
  checkOwner(elsewhere, account);
  return { folder: elsewhere, bin, account, scratch };
}

function canReach(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  const probe = spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], { cwd: "/", uid: account.uid, gid: account.gid });
  return probe.status === 0;
}

/** A folder per checkout, so that two clones never share a database. */
function systemHome(account: Account): string {
  const hash = createHash("sha256").update(`${projectRoot}\0${dataPath()}`).digest("hex").slice(0, 12);
  const home = `/var/lib/tributary-${hash}`;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!canReach(account, home)) throw new Advice(`${account.name} cannot reach ${home}; PostgreSQL needs that folder.`);
  return home;
}

function checkOwner(folder: string, account: Account): void {
  if (!existsSync(folder) || account.uid !== undefined) return;
  const owner = ownerOf(folder);
  if (owner === process.getuid?.()) return;
  throw new Advice(
    `The data folder ${folder} belongs to another user (number ${owner}), probably because Tributary was first started\n` +
      "as root. Start it as that user again, or set TRIBUTARY_DATA_DIR to a folder of your own.",
  );
}
