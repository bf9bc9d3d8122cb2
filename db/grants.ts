import type pg from "pg";
import { tableAccess } from "./columns";
import "./schema";

/** Shared tables: which role may do what. Tenants and HQ see only the registry row their policy allows. */
const sharedGrants = `
grant select, insert, update on groups, tenants, sites, users, memberships to app_system;
grant select, insert, update, delete on sessions, one_time_codes, rate_limits to app_system;
grant select on tenants to app_tenant, app_worker, app_resident, app_hq;
grant update (branding, hotline) on tenants to app_tenant;
`;

const roleNames = {
  tenant: "app_tenant",
  worker: "app_worker",
  resident: "app_resident",
  system: "app_system",
  hq: "app_hq",
} as const;

/**
 * Sets FORCE row security and the exact privileges that each table declares; everything else is revoked.
 * Runs after every migration, so a grant can only come from the code that a reviewer sees.
 */
export async function applyGrants(owner: pg.Client): Promise<void> {
  const roles = Object.values(roleNames).join(", ");
  const statements = [
    `revoke all on all tables in schema public from ${roles}, tributary_login, tributary_jobs, public`,
    `grant usage on schema public to ${roles}`,
    "revoke create on schema public from public",
    sharedGrants,
  ];
  const { rows } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r','p')",
  );
  for (const { name } of rows) {
    statements.push(`alter table ${name} enable row level security, force row level security`);
  }
  for (const [table, access] of tableAccess) {
    for (const [key, role] of Object.entries(roleNames)) {
      const privileges = access[key as keyof typeof roleNames];
      if (privileges?.length) statements.push(`grant ${privileges.join(", ")} on ${table} to ${role}`);
    }
  }
  await owner.query(`begin; ${statements.join(";\n")}; commit`);
}
