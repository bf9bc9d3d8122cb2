import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "../server/platform/env";
import * as schema from "./schema";
import { loginUrl } from "./urls";

export type Database = NodePgDatabase<typeof schema>;

type Pools = { requests: pg.Pool; copies: pg.Pool };

// Next may load this module more than once in development; the pools must not multiply with it.
const keep = globalThis as { tributaryPools?: Pools };

function pools(): Pools {
  keep.tributaryPools ??= {
    requests: makePool({ pipeline: true, max: env().DATABASE_POOL_SIZE }),
    // COPY cannot share a pipelined connection.
    copies: makePool({ max: 2 }),
  };
  return keep.tributaryPools;
}

function makePool(options: pg.PoolConfig & { pipeline?: boolean }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: loginUrl(env().DATABASE_URL),
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...options,
  });
  // An idle connection that breaks (a database restart) is replaced by the pool; it must not end the process.
  pool.on("error", () => undefined);
  return pool;
}

const databases = new WeakMap<pg.PoolClient, Database>();

/** Takes a connection of the login role, which can see nothing until it has switched role. */
export async function connect(kind: keyof Pools): Promise<{ client: pg.PoolClient; db: Database }> {
  const client = await pools()[kind].connect();
  let db = databases.get(client);
  if (!db) {
    // While it is lent out the pool does not listen: a connection that breaks fails its statement, not the process.
    client.on("error", () => undefined);
    db = drizzle(client, { schema });
    databases.set(client, db);
  }
  return { client, db };
}

/** Ends all connections; for scripts and tests. */
export async function closePools(): Promise<void> {
  const open = keep.tributaryPools;
  keep.tributaryPools = undefined;
  if (open) await Promise.all([open.requests.end(), open.copies.end()]);
}
