import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { getSecret } from "../secrets";
import { Advice, step } from "../say";
import { readBinaryVersion } from "./binaries";
import type { Cluster } from "./locate-cluster";
import { runAs } from "./run-as";

export const superuser = "postgres";

/** Makes the cluster's data folder unless it is there; a folder that is no PostgreSQL's, or another major's, is refused. */
export async function createCluster(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.folder, "PG_VERSION"))) return checkVersion(cluster);
  if (existsSync(cluster.folder) && readdirSync(cluster.folder).length > 0) {
    throw new Advice(
      `${cluster.folder} is not a PostgreSQL data folder (it has no PG_VERSION file).\n` +
        `Restore it from a backup, or move it away and start again with fresh data:\n` +
        `  mv ${cluster.folder} ${cluster.folder}.broken`,
    );
  }
  await step("Creating the database cluster", () => initialise(cluster));
}

/** Works beside the final place and renames at the end: a killed first start leaves nothing half-made. */
async function initialise(cluster: Cluster): Promise<void> {
  const { account } = cluster;
  const unfinished = `${cluster.folder}.unfinished`;
  const passwordFile = `${cluster.folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(cluster.folder, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, getSecret("POSTGRES_SUPERUSER_PASSWORD"), { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const place = ["-D", unfinished, "-U", superuser, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  // The same order of text on every machine, whatever languages are installed there.
  const language = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const care = ["--no-instructions", cluster.scratch ? "--no-sync" : "--data-checksums"];
  const { code, output } = await runAs(account, join(cluster.bin, "initdb"), [...place, ...language, ...care]);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Advice(`initdb could not create ${cluster.folder}:\n${output.trim()}`);
  const main = join(unfinished, "postgresql.conf");
  writeFileSync(main, `${readFileSync(main, "utf8")}\ninclude_if_exists = 'tributary.conf'\n`);
  renameSync(unfinished, cluster.folder);
}

function checkVersion(cluster: Cluster): void {
  const found = readFileSync(join(cluster.folder, "PG_VERSION"), "utf8").trim();
  const wanted = readBinaryVersion().split(".")[0];
  if (found === wanted) return;
  throw new Advice(
    `${cluster.folder} was made by PostgreSQL ${found}; this version of Tributary brings PostgreSQL ${wanted}.\n` +
      `Dump it with the old version and restore it with the new one (pg_dumpall), or begin afresh:\n` +
      `  mv ${cluster.folder} ${cluster.folder}.${found}`,
  );
}
