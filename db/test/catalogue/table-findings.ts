import type pg from "pg";
import { tableAccess } from "@/db/columns";
import { groupTables } from "@/db/schema/hq";
import { sharedTables } from "@/db/schema/registry";
import { type Finding, kindOf, rowsOf } from "./finding";

type Relation = {
  name: string;
  relkind: string;
  enabled: boolean;
  forced: boolean;
  options: string[] | null;
  triggers: string[] | null;
  rules: number;
  identities: string[] | null;
  generatedDefaults: string[] | null;
  tenantType: string | null;
  tenantRequired: boolean | null;
  groupType: string | null;
  groupRequired: boolean | null;
};

const relations = `
  select c.relname as name, c.relkind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, c.reloptions as options,
    (select array_agg(tgname::text) from pg_trigger where tgrelid = c.oid and not tgisinternal) as triggers,
    (select count(*)::int from pg_rewrite where ev_class = c.oid and rulename <> '_RETURN') as rules,
    (select array_agg(attname::text) from pg_attribute where attrelid = c.oid and attidentity <> '') as identities,
    (select array_agg(a.attname::text) from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where d.adrelid = c.oid and pg_get_expr(d.adbin, d.adrelid) like '%nextval(%') as "generatedDefaults",
    t.atttypid::regtype::text as "tenantType", t.attnotnull as "tenantRequired",
    g.atttypid::regtype::text as "groupType", g.attnotnull as "groupRequired"
  from pg_class c
  left join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
  left join pg_attribute g on g.attrelid = c.oid and g.attname = 'group_id' and not g.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind not in ('i', 'I', 'c')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname`;

/** Every relation is a table under FORCE row security that names its subsidiary, or a view that runs as its reader. */
export async function tableFindings(client: pg.Client): Promise<Finding[]> {
  const all = await rowsOf<Relation>(client, relations);
  const names = new Set(all.map(({ name }) => name));
  const stale = [...Object.keys(sharedTables), ...Object.keys(groupTables), ...tableAccess.keys()].filter(
    (name) => !names.has(name),
  );
  return [
    ...all.flatMap((one) => problemsOf(one).map((problem) => ({ object: one.name, problem }))),
    ...stale.map((object) => ({ object, problem: "is declared or exempted, but no such table exists" })),
  ];
}

function problemsOf(one: Relation): string[] {
  if (one.relkind === "v") {
    const safe = one.options?.some((option) => /^security_invoker=(true|on|1)$/.test(option));
    return safe ? [] : ["is a view without security_invoker: it reads as its owner and leaks every subsidiary"];
  }
  if (one.relkind !== "r" && one.relkind !== "p") {
    return [
      `is of kind ${one.relkind}, which row security does not protect (sequence, materialized view, foreign table)`,
    ];
  }
  const problems: string[] = [];
  if (!one.enabled) problems.push("has row security switched off");
  if (!one.forced) problems.push("lacks FORCE ROW LEVEL SECURITY: its owner sees every subsidiary");
  if (one.triggers) problems.push(`has triggers (${one.triggers.join(", ")}), which Citus refuses`);
  if (one.rules > 0) problems.push("has rewrite rules");
  const counting = [...(one.identities ?? []), ...(one.generatedDefaults ?? [])];
  if (counting.length > 0) problems.push(`counts its own ids (${counting.join(", ")}); the application makes UUIDv7`);
  return [...problems, ...ownerProblems(one)];
}

function ownerProblems(one: Relation): string[] {
  const kind = kindOf(one.name);
  if (kind === "shared") return [];
  const problems: string[] = [];
  if (one.tenantType !== "uuid") problems.push("has no tenant_id of type uuid");
  else if (!one.tenantRequired) problems.push("allows a row without tenant_id");
  if (kind === "group" && (one.groupType !== "uuid" || !one.groupRequired))
    problems.push("is exempted as a group table but has no group_id");
  if (!tableAccess.has(one.name)) problems.push("was not made with tenantTable: nobody declared who may do what to it");
  return problems;
}
