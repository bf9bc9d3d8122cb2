import type pg from "pg";

/** Roles that requests and jobs switch to inside a transaction; none can log in on its own. */
const requestRoles = ["app_tenant", "app_resident", "app_hq", "app_worker", "app_system"] as const;

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

/**
 * Makes the database roles and gives the two login roles their passwords. Safe to repeat, and safe when two
 * databases of one server do it at once. `tributary_login` is NOINHERIT and granted nothing but the right to
 * switch; `tributary_jobs` owns only the job queue.
 */
export async function ensureRoles(owner: pg.Client, password: string): Promise<void> {
  await owner.query("select pg_advisory_lock(7431001)");
  try {
    const { rows } = await owner.query<{ rolname: string }>("select rolname from pg_roles");
    const have = new Set(rows.map((row) => row.rolname));
    for (const role of requestRoles) {
      if (!have.has(role)) await owner.query(`create role ${role} nologin noinherit nobypassrls`);
    }
    for (const role of ["tributary_login", "tributary_jobs"]) {
      if (!have.has(role)) await owner.query(`create role ${role} noinherit nobypassrls`);
      await owner.query(`alter role ${role} login password ${literal(password)}`);
    }
    await owner.query(`grant ${requestRoles.join(", ")} to tributary_login`);
    // FORCE binds the owner too; to seed and to migrate data it must be able to act as a subsidiary.
    await owner.query(`grant ${requestRoles.join(", ")}, tributary_jobs to current_user`);
    await owner.query("alter role tributary_login set statement_timeout = '60s'");
    await owner.query("alter role tributary_login set idle_in_transaction_session_timeout = '60s'");
  } finally {
    await owner.query("select pg_advisory_unlock(7431001)");
  }
}
