import type pg from "pg";
import { tableAccess } from "./columns";
import "./schema";

export const roleNames = {
  tenant: "app_tenant",
  worker: "app_worker",
  resident: "app_resident",
  system: "app_system",
  hq: "app_hq",
} as const;

/** Privileges on the tables that belong to no subsidiary; their policies still choose the rows. */
export const sharedAccess: Record<string, Partial<Record<keyof typeof roleNames, string[]>>> = {
  groups: { system: ["select", "insert", "update"] },
  tenants: {
    system: ["select", "insert", "update"],
    tenant: ["select", "update (branding, hotline)"],
    worker: ["select"],
    resident: ["select"],
    hq: ["select"],
  },
  sites: { system: ["select", "insert", "update"] },
  users: { system: ["select", "insert", "update"] },
  memberships: { system: ["select", "insert", "update"] },
  sessions: { system: ["select", "insert", "update", "delete"] },
  one_time_codes: { system: ["select", "insert", "update", "delete"] },
  rate_limits: { system: ["select", "insert", "update", "delete"] },
};

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
  ];
  const { rows } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r','p')",
  );
  for (const { name } of rows) {
    statements.push(`alter table ${name} enable row level security, force row level security`);
  }
  for (const [table, access] of [...tableAccess, ...Object.entries(sharedAccess)]) {
    for (const [key, role] of Object.entries(roleNames)) {
      const privileges: string[] | undefined = access[key as keyof typeof roleNames];
      if (privileges?.length) statements.push(`grant ${privileges.join(", ")} on ${table} to ${role}`);
    }
  }
  await owner.query(`begin; ${statements.join(";\n")}; commit`);
}
