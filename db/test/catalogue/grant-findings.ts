import type pg from "pg";
import { tableAccess } from "@/db/columns";
import { roleNames, sharedAccess } from "@/db/grants";
import { type Finding, rowsOf } from "./finding";

type Grant = { table: string; grantee: string; privilege: string; column: string | null; grantable: boolean };

/** Every privilege on a relation of the house that somebody other than its owner holds, on the whole or on one column. */
const grants = `
  select c.relname as table, case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee)::text end as grantee,
    lower(g.privilege_type) as privilege, null as column, g.is_grantable as grantable
  from pg_class c cross join lateral aclexplode(c.relacl) as g
  where c.relnamespace = 'public'::regnamespace and g.grantee <> c.relowner
  union all
  select c.relname, case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee)::text end,
    lower(g.privilege_type), a.attname::text, g.is_grantable
  from pg_attribute a join pg_class c on c.oid = a.attrelid cross join lateral aclexplode(a.attacl) as g
  where c.relnamespace = 'public'::regnamespace and g.grantee <> c.relowner`;

/** Rows that may never change: what happened, what was posted, what was said. */
export const appendOnlyTables = [
  "allocations",
  "audit_events",
  "bill_lines",
  "bills",
  "credit_uses",
  "hq_approval_answers",
  "postings",
  "ticket_events",
  "workflow_states",
];

const declared = ({ table, grantee, privilege, column }: Omit<Grant, "grantable">) =>
  `${table}: ${grantee} may ${privilege}${column ? ` (${column})` : ""}`;

/** Who holds what is exactly what the schema files declare: nothing forgotten, nothing more. */
export async function grantFindings(client: pg.Client): Promise<Finding[]> {
  const all = await rowsOf<Grant>(client, grants);
  const held = new Map(all.map((grant) => [declared(grant), grant]));
  const meant = declaredGrants();
  const found: Finding[] = [];
  for (const [text, { table, grantee, privilege, grantable }] of held) {
    if (!meant.has(text))
      found.push({ object: table, problem: `grants ${privilege} to ${grantee}, which nobody declared` });
    if (grantable) found.push({ object: table, problem: `lets ${grantee} pass ${privilege} on` });
    if (appendOnlyTables.includes(table) && ["update", "delete", "truncate"].includes(privilege)) {
      found.push({ object: table, problem: `is append-only, but ${grantee} may ${privilege}` });
    }
  }
  for (const [text, table] of meant) {
    if (!held.has(text)) found.push({ object: table, problem: `declares, but does not grant: ${text}` });
  }
  return found;
}

function declaredGrants(): Map<string, string> {
  const meant = new Map<string, string>();
  for (const [table, access] of [...tableAccess, ...Object.entries(sharedAccess)]) {
    for (const [key, grantee] of Object.entries(roleNames)) {
      for (const one of access[key as keyof typeof roleNames] ?? []) {
        const [, privilege = one, columns] = /^(\w+) \((.*)\)$/.exec(one) ?? [];
        for (const column of columns?.split(", ") ?? [null]) {
          meant.set(declared({ table, grantee, privilege, column }), table);
        }
      }
    }
  }
  return meant;
}
