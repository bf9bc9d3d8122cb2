import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env } from "@/server/platform/env";
import { catalogueFindings } from "./catalogue/catalogue-findings";

const owner = new pg.Client({ connectionString: env().DATABASE_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** What the proof says of a database with one mistake in it; the mistake is rolled back. */
async function findingsAfter(mistake: string): Promise<string[]> {
  await owner.query("begin");
  try {
    await owner.query(mistake);
    return (await catalogueFindings(owner)).map(({ object, problem }) => `${object} ${problem}`);
  } finally {
    await owner.query("rollback");
  }
}

test("every table, key, index, policy, view and grant keeps subsidiaries apart", async () => {
  expect(await catalogueFindings(owner)).toEqual([]);
});

const goodPolicy = (table: string) => `
  create policy ${table}_tenant on ${table} to app_tenant, app_worker
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`;
const secured = (table: string) => `alter table ${table} enable row level security, force row level security;`;
const mistakes: [string, string, RegExp][] = [
  ["a table that nobody declared", "create table stray (id uuid primary key)", /^stray was not made with tenantTable/],
  ["a table without tenant_id", "create table stray (id uuid primary key)", /^stray has no tenant_id/],
  [
    "an optional tenant_id",
    "alter table counters drop constraint counters_pkey, alter tenant_id drop not null",
    /^counters allows a row without tenant_id/,
  ],
  ["a table without FORCE", "alter table bills no force row level security", /^bills lacks FORCE/],
  ["row security switched off", "alter table bills disable row level security", /^bills has row security switched off/],
  ["a table without a policy", "drop policy counters_tenant on counters", /^counters has no policy/],
  [
    "a policy with a sub-select",
    `drop policy counters_tenant on counters; create policy counters_tenant on counters to app_tenant
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))`,
    /^counters policy counters_tenant is not a plain comparison/,
  ],
  [
    "a policy on an array",
    `drop policy counters_tenant on counters; create policy counters_tenant on counters to app_tenant
    using (tenant_id = any (current_setting('app.tenant_ids')::uuid[]))`,
    /^counters policy counters_tenant is not a plain comparison/,
  ],
  [
    "a policy that lets everybody in",
    "create policy open on bills to app_tenant using (true)",
    /^bills policy open does not begin with/,
  ],
  [
    "a policy that can be got round",
    `create policy round on bills to app_resident using
    (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid or account_id = nullif(current_setting('app.account_id', true), '')::uuid)`,
    /^bills policy round does not begin with/,
  ],
  [
    "a policy for PUBLIC",
    "create policy everyone on bills using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)",
    /^bills policy everyone is for public/,
  ],
  [
    "headquarters among a subsidiary's rows",
    `create policy peek on bills for select to app_hq
    using (tenant_id = nullif(current_setting('app.group_id', true), '')::uuid)`,
    /^bills policy peek/,
  ],
  [
    "an index that does not start with tenant_id",
    "create index stray on bills (account_id, tenant_id)",
    /^bills index stray starts with account_id/,
  ],
  [
    "an index on an expression",
    "create index stray on bills (lower(bill_no))",
    /^bills index stray starts with an expression/,
  ],
  [
    "a unique key across subsidiaries",
    "create unique index stray on accounts (account_no) where false",
    /^accounts unique key stray starts with account_no/,
  ],
  [
    "a unique key led by the group",
    "create unique index stray on daily_rollups (group_id, metric) where false",
    /^daily_rollups unique key stray/,
  ],
  [
    "a foreign key across subsidiaries",
    `alter table counters add constraint across foreign key (id) references tenants (id)`,
    /^counters foreign key across/,
  ],
  [
    "a view that reads as its owner",
    "create view stray as select * from bills",
    /^stray is a view without security_invoker/,
  ],
  ["a materialized view", "create materialized view stray as select 1 as one", /^stray is of kind m/],
  [
    "a trigger",
    `create function noop() returns trigger language plpgsql as 'begin return new; end';
    create trigger stray before insert on bills for each row execute function noop()`,
    /^bills has triggers \(stray\)/,
  ],
  [
    "an identity column",
    "alter table bills add column n bigint generated always as identity",
    /^bills counts its own ids \(n\)/,
  ],
  ["a grant to the login role", "grant select on bills to tributary_login", /^bills grants select to tributary_login/],
  ["a grant to PUBLIC", "grant select on sessions to public", /^sessions grants select to public/],
  [
    "a grant on one column",
    "grant update (amount_minor) on postings to app_tenant",
    /^postings is append-only, but app_tenant may update/,
  ],
  [
    "a grant that nobody declared",
    "grant delete on accounts to app_resident",
    /^accounts grants delete to app_resident, which nobody declared/,
  ],
  ["a grant that was lost", "revoke insert on bills from app_tenant", /^bills declares, but does not grant/],
  [
    "a request role with more than its own",
    "grant app_tenant to app_resident",
    /^app_resident is a member of app_tenant/,
  ],
  [
    "a function with its owner's rights",
    "create function peek() returns bigint language sql security definer as 'select count(*) from bills'",
    /^peek\(\) runs with its owner's rights/,
  ],
  [
    "a table made well, but undeclared",
    `create table stray (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id)); ${secured("stray")} ${goodPolicy("stray")}`,
    /^stray was not made with tenantTable/,
  ],
];

describe("the proof is not blind: it finds", () => {
  test.each(mistakes)("%s", async (_name, mistake, words) => {
    expect(await findingsAfter(mistake)).toContainEqual(expect.stringMatching(words));
  });
});
