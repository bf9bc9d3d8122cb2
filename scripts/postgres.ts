import { rmSync } from "node:fs";
import { checkServer, ensureDatabase, ensureRole, withDatabase } from "./machine/postgres/databases";
import { superuser } from "./machine/postgres/create-cluster";
import { type Cluster, locateCluster } from "./machine/postgres/locate-cluster";
import { startCluster, stopCluster } from "./machine/postgres/start-cluster";
import { forgetUsers, registerUser, unregisterUser } from "./machine/postgres/users";
import { withLock } from "./machine/lock";
import { dataPath } from "./machine/paths";
import { getSecret } from "./machine/secrets";
import { Advice } from "./machine/say";

/** A database to work in: `ownerUrl` may create tables and roles; `release` stops the server if nobody else uses it. */
export type Postgres = { ownerUrl: string; release: () => Promise<void> };

export const ownerRole = "tributary_owner";

/**
 * Brings up the database of this checkout and returns its address. DATABASE_URL uses that server (PostgreSQL 15 or
 * newer) and starts nothing; else the embedded one runs as a daemon on a port it remembers.
 */
export async function ensurePostgres(options: { keep?: boolean } = {}): Promise<Postgres> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkServer(given, "DATABASE_URL");
    return { ownerUrl: given, release: async () => {} };
  }
  return bringUp("postgres", "tributary", options.keep);
}

/**
 * Brings up the scratch server that tests use, apart from the one with real data. TEST_DATABASE_URL uses a server of
 * yours instead; its user must be allowed to create databases and roles. The returned address names no test database:
 * make one with `createScratchDatabase`.
 */
export async function ensureTestPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    await checkServer(given, "TEST_DATABASE_URL");
    return { ownerUrl: given, release: async () => {} };
  }
  return bringUp("test-postgres", "tributary");
}

/** Stops both servers of this checkout, whoever uses them. */
export async function stopPostgres(): Promise<void> {
  for (const name of ["postgres", "test-postgres"] as const) {
    forgetUsers(name);
    await stopCluster(locateCluster(name));
  }
}

/** Starts a cluster and returns the owner's address of a database in it, which is made when it is not there. */
export async function openCluster(cluster: Cluster, database: string): Promise<string> {
  return prepare(await startCluster(cluster), database);
}

async function bringUp(name: "postgres" | "test-postgres", database: string, keep = false): Promise<Postgres> {
  const cluster = locateCluster(name);
  registerUser(name, keep);
  const ownerUrl = await withLock(dataPath(`${name}.lock`), async () => {
    const open = () => openCluster(cluster, database);
    return open().catch(async (error: unknown) => {
      if (!isWrongPassword(error)) throw error;
      if (name === "postgres") throw lostPassword(cluster);
      // A new checkout in the place of an old one: nothing on a scratch server is worth keeping.
      await stopCluster(cluster);
      rmSync(cluster.folder, { recursive: true, force: true });
      return open();
    });
  });
  return { ownerUrl, release: () => release(name, cluster) };
}

/** The owner is no superuser, as on a managed server: what works here works there. */
async function prepare(port: number, database: string): Promise<string> {
  const admin = address(superuser, getSecret("POSTGRES_SUPERUSER_PASSWORD"), port, "postgres");
  const password = getSecret("POSTGRES_OWNER_PASSWORD");
  await ensureRole(admin, ownerRole, password, "createrole createdb");
  await ensureDatabase(admin, database, ownerRole);
  return withDatabase(address(ownerRole, password, port, "postgres"), database);
}

function address(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function release(name: "postgres" | "test-postgres", cluster: Cluster): Promise<void> {
  await withLock(dataPath(`${name}.lock`), async () => {
    if (unregisterUser(name)) await stopCluster(cluster);
  });
}

const isWrongPassword = (error: unknown) => (error as { code?: string }).code === "28P01";

function lostPassword(cluster: Cluster): Advice {
  return new Advice(
    `PostgreSQL in ${cluster.folder} does not accept the password in ${dataPath("secrets.json")}.\n` +
      "The two belong together: restore the file, or move the folder away and begin with fresh data.",
  );
}
