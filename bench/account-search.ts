import { sql } from "drizzle-orm";
import type pg from "pg";
import { withTenant, withTenantCopy } from "@/db/tenant";
import { ctxFor, makeTenant } from "@/db/test/factories";
import { searchAccounts } from "@/server/accounts";
import type { Tenant } from "@/server/platform/context";
import { compare, type Figure, settle } from "./harness";

const households = 500_000;
const neighbours = 3;

/** The search box over half a million accounts, among neighbours, against the same accounts read by primary key. */
export default async function benchAccountSearch(): Promise<Figure[]> {
  const tenant = await makeTenant();
  await fill(tenant, households);
  for (let index = 0; index < neighbours; index += 1) await fill(await makeTenant(), households / 10);
  await settle();

  const figures: Figure[] = [];
  for (const [kind, query] of Object.entries(queries)) {
    const found = await search(tenant, query);
    const ids = found.accounts.map(({ id }) => id);
    figures.push(
      await compare({
        name: `search by ${kind}: ${query} (${ids.length} shown${found.nextCursor ? ", more follow" : ""})`,
        baseline: "reading the same accounts by primary key",
        measure: () => search(tenant, query),
        against: () => readByKey(tenant, ids),
        repetitions: 21,
        warmUp: 3,
      }),
    );
  }
  return figures;
}

const queries = {
  "whole account number": "37010250000",
  "beginning of an account number": "370102",
  "whole phone number": "13900250000",
  "last four digits of a phone": "4321",
  name: "王建国7",
  surname: "王",
  "part of a company's name": "实验小学",
  address: "花园1204期3-2-501",
  "community and building": "花园1204期 3号楼",
  "part of a community's name": "花园12",
  "word that a thousand communities share": "花园",
};

const search = (tenant: Tenant, query: string) =>
  withTenant({ tenantId: tenant.id, as: "tenant" }, (tx) => searchAccounts(ctxFor(tx, tenant), { query, limit: 50 }), {
    readOnly: true,
  });

const readByKey = (tenant: Tenant, ids: string[]) =>
  withTenant(
    { tenantId: tenant.id, as: "tenant" },
    (tx) =>
      tx.execute(
        sql`select * from accounts where tenant_id = ${tenant.id} and id = any(${`{${ids.join(",")}}`}::uuid[])`,
      ),
    { readOnly: true },
  );

/** Homes in communities of 250, 5 buildings of 2 units; a company in every hundredth; one open bill each. */
async function fill(tenant: Tenant, count: number): Promise<void> {
  await withTenantCopy({ tenantId: tenant.id, as: "tenant" }, async (_, client: pg.PoolClient) => {
    // Keys in order of time where the server can make them, as the program does.
    const { rows } = await client.query("select 1 from pg_proc where proname = 'uuidv7'");
    const newId = rows.length > 0 ? "uuidv7()" : "gen_random_uuid()";
    const run = (text: string) =>
      client.query(text.replaceAll("$tenant", `'${tenant.id}'::uuid`).replaceAll("$id", newId));
    await run(`create temporary table home on commit drop as
      select n, $id as person, $id as premise, $id as account,
        (array['阳光','文化','泉城','历山','千佛山'])[n / 250 % 5 + 1] || '花园' || (n / 250) || '期' as community,
        (n % 250 / 50 + 1)::text as building, (n % 50 / 25 + 1)::text as unit,
        ((n % 25 / 5 + 1) * 100 + n % 5 + 1)::text as room,
        (select id from divisions where tenant_id = $tenant limit 1) as division
      from generate_series(1, ${count}) n`);
    await run(`insert into persons (tenant_id, id, kind, name, phone)
      select $tenant, person, case when n % 100 = 0 then 'company' else 'human' end,
        case when n % 100 = 0 then '济南市第' || n || case when n % 1000 = 0 then '实验小学' else '商贸有限公司' end
        else (array['王','李','张','刘','陈','杨','赵'])[n % 7 + 1] || (array['建国','秀英','伟','芳'])[n % 4 + 1] || (n % 49) end,
        (13900000000 + n)::text from home`);
    await run(`insert into premises (tenant_id, id, code, division_id, use, district, community, building, unit, room, address, built_area)
      select $tenant, premise, 'P' || n, division, 'residential', '历下区', community, building, unit, room,
        '历下区' || community || building || '号楼' || unit || '单元' || room || '室', 90 from home`);
    await run(`insert into accounts (tenant_id, id, account_no, division_id, premise_id, address, opened_on)
      select $tenant, account, (37010000000 + n)::text, division, premise, community || building || '号楼' || unit || '单元' || room || '室', '2020-01-01' from home`);
    await run(`insert into account_roles (tenant_id, id, account_id, person_id, role, valid_from)
      select $tenant, $id, account, person, 'owner', '2020-01-01' from home`);
    await run(`insert into postings (tenant_id, id, account_id, debit, credit, amount_minor, effective_on, kind, event_key)
      select $tenant, $id, account, 'receivable', 'revenue', 240300, '2026-10-15', 'bill', $id from home`);
  });
}
