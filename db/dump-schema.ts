import type pg from "pg";

/**
 * The whole schema as PostgreSQL has it, in words a reviewer reads: tables with their columns and keys, indexes, policies
 * and grants, in the order of the alphabet. What a migration and `db/grants.ts` made together shows here as one diff.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const columnLines = await linesByTable(client, columns);
  const constraintLines = await linesByTable(client, constraints);
  const indexLines = await linesByTable(client, indexes);
  const policyLines = await linesByTable(client, policies);
  const grantLines = await linesByTable(client, grants);
  const tables = [...columnLines.keys()].map((table) => {
    const inside = [...columnLines.get(table)!, ...(constraintLines.get(table) ?? [])].map((line) => `  ${line}`);
    const after = [indexLines, policyLines, grantLines].flatMap((lines) => lines.get(table) ?? []);
    return [`create table ${table} (`, inside.join(",\n"), ");", ...after.map((line) => `${line};`)].join("\n");
  });
  return `${head}${tables.join("\n\n")}\n`;
}

const head = `-- What the database is, as PostgreSQL's catalogue tells it. Written by \`npm run generate\`; a test keeps it up to date.
-- Nothing runs this file: db/migrations and db/grants.ts make the schema, and this is where to read what they made.

`;

type Lines = Map<string, string[]>;

async function linesByTable(client: pg.Client, text: string): Promise<Lines> {
  const { rows } = await client.query<{ table: string; line: string }>(text);
  const lines: Lines = new Map();
  for (const { table, line } of rows) lines.set(table, [...(lines.get(table) ?? []), line]);
  return lines;
}

const ofTheHouse = "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')";

const columns = `
  select c.relname as table, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where ${ofTheHouse} and a.attnum > 0 and not a.attisdropped
  order by c.relname collate "C", a.attnum`;

const constraints = `
  select c.relname as table, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where ${ofTheHouse} and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by c.relname collate "C", position(k.contype in 'pufcx'), k.conname collate "C"`;

const indexes = `
  select c.relname as table, replace(replace(replace(replace(pg_get_indexdef(i.indexrelid), 'public.', ''), ' USING btree', ''), 'CREATE INDEX', 'create index'),
      'CREATE UNIQUE INDEX', 'create unique index') as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
  where ${ofTheHouse} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid)
  order by c.relname collate "C", n.relname collate "C"`;

const policies = `
  select c.relname as table, v.line from pg_class c cross join lateral (
    select 0 as nth, '' as name, 'alter table ' || c.relname
      || case when c.relrowsecurity then ' enable row level security' else ' disable row level security' end
      || case when c.relforcerowsecurity then ', force row level security' else ', no force row level security' end as line
    union all
    select 1, p.polname, 'create policy ' || p.polname || ' on ' || c.relname || ' for '
      || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
      || ' to ' || (select string_agg(r::regrole::text, ', ' order by r::regrole::text collate "C") from unnest(p.polroles) as r)
      || coalesce(E'\\n  using ' || pg_get_expr(p.polqual, p.polrelid), '')
      || coalesce(E'\\n  with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
    from pg_policy p where p.polrelid = c.oid
  ) as v
  where ${ofTheHouse} order by c.relname collate "C", v.nth, v.name collate "C"`;

const grants = `
  select t as table, 'grant ' || string_agg(privilege, ', ' order by position(left(privilege, 3) in 'sel ins upd del')) || ' on ' || t || ' to ' || grantee as line
  from (
    select c.relname as t, g.grantee::regrole::text as grantee, lower(g.privilege_type) as privilege
    from pg_class c cross join lateral aclexplode(c.relacl) as g where ${ofTheHouse} and g.grantee <> c.relowner
    union all
    select c.relname, g.grantee::regrole::text, lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')'
    from pg_attribute a join pg_class c on c.oid = a.attrelid cross join lateral aclexplode(a.attacl) as g
    where ${ofTheHouse} and g.grantee <> c.relowner group by c.relname, g.grantee, g.privilege_type
  ) as held
  group by t, grantee order by t collate "C", grantee collate "C"`;
