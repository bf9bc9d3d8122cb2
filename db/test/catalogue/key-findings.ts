import type pg from "pg";
import { type Finding, kindOf, leaders, rowsOf } from "./finding";

type Index = { table: string; name: string; first: string | null; primary: boolean; unique: boolean };
type Reference = { table: string; name: string; target: string; from: string[]; to: string[] };

const indexes = `
  select c.relname as table, i.relname as name, a.attname::text as first, x.indisprimary as primary, x.indisunique as unique
  from pg_index x
  join pg_class c on c.oid = x.indrelid
  join pg_class i on i.oid = x.indexrelid
  left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
  where c.relnamespace = 'public'::regnamespace
  order by 1, 2`;

const references = `
  select c.relname as table, k.conname as name, f.relname as target,
    (select array_agg(a.attname::text order by o) from unnest(k.conkey) with ordinality as u(n, o)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as from,
    (select array_agg(a.attname::text order by o) from unnest(k.confkey) with ordinality as u(n, o)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n) as to
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_class f on f.oid = k.confrelid
  where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
  order by 1, 2`;

const tablesWithoutKey = `
  select c.relname as table from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not exists (select from pg_index where indrelid = c.oid and indisprimary)`;

/** Every key, index and foreign key starts with the subsidiary, so none can reach across or tell of another. */
export async function keyFindings(client: pg.Client): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { table } of await rowsOf<{ table: string }>(client, tablesWithoutKey)) {
    found.push({ object: table, problem: "has no primary key" });
  }
  for (const index of await rowsOf<Index>(client, indexes)) found.push(...indexProblem(index));
  for (const reference of await rowsOf<Reference>(client, references)) found.push(...referenceProblem(reference));
  return found;
}

function indexProblem({ table, name, first, primary, unique }: Index): Finding[] {
  const kind = kindOf(table);
  // A unique key that HQ's group leads would let one subsidiary learn of another; only plain indexes may.
  if (kind === "shared" || (first !== null && (unique ? leaders.tenant : leaders[kind]).includes(first))) return [];
  const what = primary ? "primary key" : unique ? "unique key" : "index";
  return [{ object: table, problem: `${what} ${name} starts with ${first ?? "an expression"}, not with tenant_id` }];
}

function referenceProblem({ table, name, target, from, to }: Reference): Finding[] {
  if (kindOf(table) === "shared") {
    return kindOf(target) === "shared"
      ? []
      : [{ object: table, problem: `foreign key ${name} ties a shared table to a subsidiary's ${target}` }];
  }
  const apart = kindOf(target) !== "shared" && from[0] === "tenant_id" && to[0] === "tenant_id" && from.length > 1;
  return apart
    ? []
    : [
        {
          object: table,
          problem: `foreign key ${name} is (${from.join(", ")}) → ${target} (${to.join(", ")}); it must be led by tenant_id on both sides`,
        },
      ];
}
