import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Advice } from "../say";

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** Opens a connection for the time of one piece of work. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes sure that a login role exists with this password and these attributes; needs the right to create roles. */
export async function ensureRole(adminUrl: string, name: string, password: string, attributes: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
    const verb = rowCount === 0 ? "create" : "alter";
    await client.query(
      `${verb} role ${client.escapeIdentifier(name)} login ${attributes} password ${client.escapeLiteral(password)}`,
    );
  });
}

/** Creates a database unless it exists, and says whether it did. */
export async function ensureDatabase(adminUrl: string, name: string, owner: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount !== 0) return false;
    await client.query(`create database ${client.escapeIdentifier(name)} owner ${client.escapeIdentifier(owner)}`);
    return true;
  });
}

/**
 * Creates an empty database, replacing one that an earlier run left behind, and returns its name: the given one, or that
 * with the process number when it is in use.
 */
export async function createDatabaseAnew(adminUrl: string, name: string): Promise<string> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string; numbackends: number }>(
      "select datname, numbackends from pg_stat_database where datname ~ ('^' || $1 || '(_[0-9]+)?$')",
      [name],
    );
    const left = rows.filter(({ numbackends }) => numbackends === 0).map(({ datname }) => datname);
    for (const one of left)
      await client.query(`drop database if exists ${client.escapeIdentifier(one)}`).catch(() => {});
    const chosen = rows.length > left.length ? `${name}_${process.pid}` : name;
    await client.query(`create database ${client.escapeIdentifier(chosen)}`);
    return chosen;
  });
}

/** Removes a database, closing whatever connections it has. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (let tries = 1; ; tries += 1) {
      try {
        await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
        return;
      } catch (error) {
        // An autovacuum worker is the superuser's and cannot be ended by us, but it ends itself soon.
        if ((error as { code?: string }).code !== "42501" || tries === 20) throw error;
        await sleep(500);
      }
    }
  });
}

/** Refuses a server that cannot be reached or is older than PostgreSQL 15. */
export async function checkServer(url: string, variable: string): Promise<void> {
  const version = await withClient(url, async (client) => {
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    return Number(rows[0]?.server_version_num);
  }).catch((error: Error) => {
    const where = new URL(url);
    throw new Advice(
      `${variable} is set, but ${where.hostname}:${where.port || 5432}${where.pathname} does not let us in: ` +
        `${error.message || String(error)}\nCorrect it, or unset it to use the embedded PostgreSQL.`,
    );
  });
  if (version < 150_000) {
    throw new Advice(`${variable} names a PostgreSQL ${Math.floor(version / 10_000)}; Tributary needs 15 or newer.`);
  }
}
