import type pg from "pg";
import { roleNames } from "@/db/grants";
import { type Finding, rowsOf } from "./finding";

const loginRole = "tributary_login";
const requestRoles = Object.values(roleNames);

type Role = { name: string; super: boolean; bypass: boolean; inherits: boolean; login: boolean; creates: boolean };

const roles = `
  select rolname as name, rolsuper as super, rolbypassrls as bypass, rolinherit as inherits, rolcanlogin as login,
    rolcreaterole or rolcreatedb or rolreplication as creates
  from pg_roles where rolname = '${loginRole}' or rolname ~ '^app_'`;

/** Everything that the login role or PUBLIC holds on a table, sequence or schema outside PostgreSQL's own. */
const reach = `
  select n.nspname || '.' || c.relname as object, lower(g.privilege_type) as privilege,
    case when g.grantee = 0 then 'public' else '${loginRole}' end as grantee
  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) as g
  where (g.grantee = 0 or g.grantee = '${loginRole}'::regrole) and n.nspname !~ '^(pg_|information_schema)'
  union all
  select n.nspname, lower(g.privilege_type), case when g.grantee = 0 then 'public' else '${loginRole}' end
  from pg_namespace n cross join lateral aclexplode(n.nspacl) as g
  where (g.grantee = '${loginRole}'::regrole or (g.grantee = 0 and g.privilege_type = 'CREATE'))
    and n.nspname !~ '^(pg_|information_schema)'`;

const owned = `
  select c.oid::regclass::text as object from pg_class c where c.relowner = '${loginRole}'::regrole
  union all select n.nspname from pg_namespace n where n.nspowner = '${loginRole}'::regrole
  union all select p.oid::regprocedure::text from pg_proc p where p.proowner = '${loginRole}'::regrole`;

/** A function that runs with its owner's rights is a door; app_jobs.enqueue is the only one. */
const doors = `
  select p.oid::regprocedure::text as object from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname !~ '^(pg_|information_schema|graphile_worker)' and p.prosecdef
    and n.nspname || '.' || p.proname <> 'app_jobs.enqueue'`;

const memberships = `
  select pg_get_userbyid(m.member)::text as member, pg_get_userbyid(m.roleid)::text as role
  from pg_auth_members m where m.member in (select oid from pg_roles where rolname = '${loginRole}' or rolname ~ '^app_')`;

const defaults = `
  select coalesce(defaclnamespace::regnamespace::text, 'every schema') as object from pg_default_acl d
  cross join lateral aclexplode(d.defaclacl) as g
  where g.grantee = 0 or g.grantee = '${loginRole}'::regrole or pg_get_userbyid(g.grantee) ~ '^app_'`;

/** The login role owns and holds nothing; it can only step into a request role, and none of those can step further. */
export async function roleFindings(client: pg.Client): Promise<Finding[]> {
  const found: Finding[] = [];
  const add = (object: string, problem: string) => found.push({ object, problem });
  const all = await rowsOf<Role>(client, roles);
  for (const expected of [loginRole, ...requestRoles]) {
    if (!all.some(({ name }) => name === expected)) add(expected, "is missing");
  }
  for (const role of all) {
    if (role.super || role.bypass) add(role.name, "passes row security by");
    if (role.inherits) add(role.name, "inherits: it must be NOINHERIT");
    if (role.creates) add(role.name, "may create roles or databases or replicate");
    if (role.login && role.name !== loginRole) add(role.name, "can log in");
  }
  for (const one of await rowsOf<{ object: string; privilege: string; grantee: string }>(client, reach)) {
    add(one.object, `grants ${one.privilege} to ${one.grantee}`);
  }
  for (const { object } of await rowsOf<{ object: string }>(client, owned)) add(object, `belongs to ${loginRole}`);
  for (const { object } of await rowsOf<{ object: string }>(client, doors)) add(object, "runs with its owner's rights");
  for (const { object } of await rowsOf<{ object: string }>(client, defaults))
    add(object, "grants privileges on tables yet to be made");
  for (const { member, role } of await rowsOf<{ member: string; role: string }>(client, memberships)) {
    const known = member === loginRole && (requestRoles as string[]).includes(role);
    if (!known) add(member, `is a member of ${role}`);
  }
  return found;
}
