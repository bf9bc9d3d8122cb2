import type pg from "pg";
import { type Finding, kindOf, type Kind, rowsOf } from "./finding";

type Policy = {
  table: string;
  name: string;
  command: string;
  permissive: boolean;
  roles: string[];
  using: string | null;
  check: string | null;
};

const policies = `
  select c.relname as table, p.polname as name, p.polcmd as command, p.polpermissive as permissive,
    (select array_agg(case when r = 0 then 'public' else pg_get_userbyid(r)::text end order by 1) from unnest(p.polroles) as r) as roles,
    pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'public'::regnamespace
  order by 1, 2`;

const tables = `
  select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;

/** `nullif(current_setting('app.x', true), '')::uuid`, as PostgreSQL prints it. */
const setting = /\(NULLIF\(current_setting\('(app\.\w+)'::text, true\), ''::text\)\)::(uuid|timestamp with time zone)/g;
const comparison = /\w+ (=|>=) \$app\.\w+/g;

/**
 * Every policy is a plain scalar comparison that begins with the subsidiary (or the group, for headquarters). What is
 * not of that one shape is a finding: a sub-select cannot be distributed, an array is parsed for every row.
 */
export async function policyFindings(client: pg.Client): Promise<Finding[]> {
  const all = await rowsOf<Policy>(client, policies);
  const found = all.flatMap((policy) =>
    policyProblems(policy, kindOf(policy.table)).map((problem) => ({
      object: policy.table,
      problem: `policy ${policy.name} ${problem}`,
    })),
  );
  for (const { table } of await rowsOf<{ table: string }>(client, tables)) {
    if (!all.some((policy) => policy.table === table)) found.push({ object: table, problem: "has no policy" });
  }
  return found;
}

function policyProblems(policy: Policy, kind: Kind): string[] {
  const problems: string[] = [];
  if (!policy.permissive) problems.push("is restrictive; the house has one permissive policy per role");
  if (policy.roles.some((role) => !role.startsWith("app_")))
    problems.push(`is for ${policy.roles.join(", ")}, not for a request role`);
  const expressions = [policy.using, policy.check].filter((one) => one !== null);
  if (expressions.length === 0) problems.push("says nothing");
  if (isSystem(policy)) {
    if (kind !== "shared" && policy.command !== "r") problems.push("lets the system change a subsidiary's rows");
    return problems;
  }
  return [...problems, ...expressions.flatMap((one) => expressionProblems(one, policy, kind))];
}

const isSystem = ({ roles }: Policy) => roles.length === 1 && roles[0] === "app_system";

function expressionProblems(expression: string, { table, roles, command }: Policy, kind: Kind): string[] {
  const short = expression.replaceAll(setting, "$$$1");
  const left = short.replaceAll(comparison, "true").replaceAll(/\b(true|AND|OR)\b|[()\s]/g, "");
  if (left !== "") return [`is not a plain comparison with a transaction setting: ${expression}`];
  const readsAsGroup = roles.length === 1 && roles[0] === "app_hq" && command === "r";
  const first = readsAsGroup
    ? "group_id = $app.group_id"
    : `${table === "tenants" ? "id" : "tenant_id"} = $app.tenant_id`;
  if (kind === "tenant" && readsAsGroup) return ["shows headquarters a subsidiary's own rows"];
  return beginsWith(short, first) ? [] : [`does not begin with ${first} for every row: ${expression}`];
}

/** Whether `first` stands alone or is joined to the rest by AND at the top, so that nothing can get round it. */
function beginsWith(expression: string, first: string): boolean {
  const bare = stripOuter(expression);
  return bare === first || (bare.startsWith(`(${first}) AND `) && !topLevel(bare).includes(" OR "));
}

function stripOuter(expression: string): string {
  const inner = expression.startsWith("(") && expression.endsWith(")") ? expression.slice(1, -1) : expression;
  return inner !== expression && isBalanced(inner) ? stripOuter(inner) : expression;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** What stands outside every pair of brackets. */
function topLevel(text: string): string {
  let depth = 0;
  let outside = "";
  for (const letter of text) {
    if (letter === ")") depth -= 1;
    if (depth === 0) outside += letter;
    if (letter === "(") depth += 1;
  }
  return outside;
}
