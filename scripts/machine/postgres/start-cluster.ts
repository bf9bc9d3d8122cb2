import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort, isPortFree } from "../free-port";
import { Advice, say } from "../say";
import { createCluster } from "./create-cluster";
import type { Cluster } from "./locate-cluster";
import { readPostmaster } from "./read-postmaster";
import { runAs } from "./run-as";
import { writeSettings } from "./settings";

/** Starts a cluster's server unless it runs, creating the cluster first when needed, and returns its port. */
export async function startCluster(cluster: Cluster, attempts = 3): Promise<number> {
  await createCluster(cluster);
  const running = readPostmaster(cluster.folder);
  if (running) return running.port;
  const port = await choosePort(cluster);
  writeFileSync(join(cluster.folder, "tributary.conf"), writeSettings(port, cluster.scratch));
  rotateLog(cluster);
  const beat = setInterval(
    () => say("PostgreSQL is still starting (recovering after a hard stop takes a while) …"),
    5000,
  );
  const { code, output } = await runAs(cluster.account, join(cluster.bin, "pg_ctl"), [
    "-D",
    cluster.folder,
    "-l",
    join(cluster.folder, "server.log"),
    "-w",
    "-t",
    "600",
    "start",
  ]).finally(() => clearInterval(beat));
  if (code !== 0) {
    // Between the look for a free port and the start, another server may have taken it.
    if (attempts > 1 && endOfLog(cluster).includes("Address already in use"))
      return startCluster(cluster, attempts - 1);
    throw explain(cluster, output);
  }
  say(`PostgreSQL runs on port ${port}`);
  return port;
}

/** Stops a cluster's server, if it runs; open connections are closed. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  if (!readPostmaster(cluster.folder)) return;
  const { code, output } = await runAs(cluster.account, join(cluster.bin, "pg_ctl"), [
    "-D",
    cluster.folder,
    "-m",
    "fast",
    "-w",
    "-t",
    "60",
    "stop",
  ]);
  if (code !== 0) throw new Error(`PostgreSQL did not stop: ${output.trim()}`);
}

/** The port of the last time when it is still free, so that saved connections keep working. */
async function choosePort(cluster: Cluster): Promise<number> {
  const settings = join(cluster.folder, "tributary.conf");
  const before = existsSync(settings) ? Number(/^port = '(\d+)'/m.exec(readFileSync(settings, "utf8"))?.[1]) : 0;
  if (before > 0 && (await isPortFree(before))) return before;
  return findFreePort(cluster.scratch ? 54_420 : 54_320);
}

function rotateLog(cluster: Cluster): void {
  const log = join(cluster.folder, "server.log");
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(log, `${log}.1`);
}

function endOfLog(cluster: Cluster): string {
  const log = join(cluster.folder, "server.log");
  return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-12).join("\n  ") : "";
}

function explain(cluster: Cluster, output: string): Advice {
  return new Advice(
    `PostgreSQL could not start from ${cluster.folder}. Its log ends:\n  ${endOfLog(cluster) || output.trim()}\n\n` +
      "If the disk is full or the folder's rights were changed, mend that and start again. If the data is damaged, restore\n" +
      "a backup, or move the folder away to begin with fresh demo data:\n" +
      `  mv ${cluster.folder} ${cluster.folder}.broken`,
  );
}
