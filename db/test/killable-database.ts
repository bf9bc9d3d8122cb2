import { readdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { completeEnvironment } from "@/scripts/machine/environment";
import { withClient } from "@/scripts/machine/postgres/databases";
import { locateCluster } from "@/scripts/machine/postgres/locate-cluster";
import { readPostmaster } from "@/scripts/machine/postgres/read-postmaster";
import { startCluster, stopCluster } from "@/scripts/machine/postgres/start-cluster";
import { openCluster } from "@/scripts/postgres";

/** A PostgreSQL that may be killed: `kill` ends every process of it at once, `restart` lets it recover. */
export type KillableDatabase = { kill: () => Promise<void>; restart: () => Promise<void>; remove: () => Promise<void> };

/**
 * Makes a server and an empty, migrated database for one test file, and points this process's environment at it; to be
 * called before anything has read the environment. What was committed outlives the death of its processes: a commit waits
 * for its record to be handed to the system, as on a real server.
 */
export async function makeKillableDatabase(): Promise<KillableDatabase> {
  const shared = locateCluster("test-postgres");
  const cluster = { ...shared, folder: `${shared.folder}-to-kill-${process.pid}` };
  const url = await openCluster(cluster, "to_kill");
  await withClient(url, (client) => client.query("alter database to_kill set synchronous_commit = on"));
  completeEnvironment(url);
  const { migrate } = await import("@/db/migrate");
  await migrate(url);
  return {
    kill: () => killAll(cluster.folder),
    restart: async () => {
      const port = await startCluster(cluster);
      if (String(port) !== new URL(url).port) throw new Error(`The port was ${new URL(url).port} and is ${port}`);
    },
    remove: async () => {
      await stopCluster(cluster);
      rmSync(cluster.folder, { recursive: true, force: true });
    },
  };
}

async function killAll(folder: string): Promise<void> {
  const { pid } = readPostmaster(folder) ?? {};
  if (!pid) throw new Error("The database does not run");
  const all = [pid, ...childrenOf(pid)];
  for (const one of all) kill(one);
  // Born between the look and the blow.
  for (const one of childrenOf(pid)) kill(one);
  while (all.some((one) => !isDead(one))) await sleep(5);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** "7160 (postgres) S 1 …": name, state, parent. */
const statusOf = (pid: number) => {
  try {
    return /\((.*)\) (\S) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null;
  }
};

/** Z is a dead process that nobody has collected yet. */
const isDead = (pid: number) => ["Z", undefined].includes(statusOf(pid)?.[2]);

const childrenOf = (parent: number): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(statusOf(Number(name))?.[3]) === parent)
    .map(Number);
