import { eq, type SQL, sql } from "drizzle-orm";
import { divisions } from "@/db/schema";
import type { Tx } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";

/** Each table has a digit of its own in the ids, so that the n-th row's neighbours are known without a join. */
const kinds = {
  person: 1,
  premise: 2,
  point: 3,
  account: 4,
  role: 5,
  agreement: 6,
  area: 7,
  balcony: 8,
  household: 9,
} as const;

/** A rising id shaped as UUIDv7, the same for the same subsidiary, kind and number. */
const idOf = (nth: number, kind: keyof typeof kinds): SQL =>
  sql.raw(
    `(lpad(to_hex(1748736000000 + n), 12, '0') || '7${nth.toString(16).padStart(2, "0")}${kinds[kind]}8' || substr(md5('${nth} ${kinds[kind]} ' || n), 1, 15))::uuid`,
  );

/**
 * Writes `count` households of one subsidiary, eight rows each and a ninth for every fifth one's balcony, with one
 * statement per table. Ten homes to a staircase floor, buildings of six units, sixty buildings to a place.
 */
export async function insertAccounts(tx: Tx, tenant: Tenant, nth: number, count: number): Promise<void> {
  const [division] = await tx
    .select({ id: divisions.id })
    .from(divisions)
    .where(eq(divisions.tenantId, tenant.id))
    .limit(1);
  const own = sql`${tenant.id}::uuid`;
  const office = sql`${division!.id}::uuid`;
  const id = (kind: keyof typeof kinds) => idOf(nth, kind);
  const accountNo = sql.raw(`'${(nth + 10).toString()}' || lpad(n::text, 8, '0')`);
  const rows = sql`from (${homes(count)}) as h`;
  const statements = [
    sql`insert into persons (tenant_id, id, kind, name, phone, id_number)
      select ${own}, ${id("person")}, 'human', surname || given, '1' || (array['38','39','50','86','77'])[1 + n % 5] || lpad((n * 7919 % 100000000)::text, 8, '0'),
        '370102' || (1950 + n % 50) || '0' || (1 + n % 9) || (10 + n % 18) || lpad((n % 1000)::text, 3, '0') || (n % 10) ${rows}`,
    sql`insert into premises (tenant_id, id, code, division_id, use, district, community, building, unit, room, address, built_area, inner_area, storey_height, separable, longitude, latitude)
      select ${own}, ${id("premise")}, 'P' || ${accountNo}, ${office}, use, district, community, building, unit, room,
        district || community || building || '号楼' || unit || '单元' || room || '室', built, round(built * 0.82, 2), 2.80, n % 9 <> 0,
        116.9 + (n % 3000) * 0.0001, 36.6 + (n % 1700) * 0.0001 ${rows}`,
    sql`insert into service_points (tenant_id, id, premise_id, service, code)
      select ${own}, ${id("point")}, ${id("premise")}, ${tenant.kind}, 'S' || ${accountNo} ${rows}`,
    sql`insert into accounts (tenant_id, id, account_no, status, division_id, premise_id, address, opened_on)
      select ${own}, ${id("account")}, ${accountNo}, 'active', ${office}, ${id("premise")},
        district || community || building || '号楼' || unit || '单元' || room || '室', date '2012-09-01' + (n % 3600) ${rows}`,
    sql`insert into households (tenant_id, id, account_id, low_income, size, valid_from, recorded_at)
      select ${own}, ${id("household")}, ${id("account")}, n % 70 = 0, 1 + n % 5, date '2012-09-01' + (n % 3600), date '2012-09-01' + (n % 3600) ${rows}`,
    sql`insert into account_roles (tenant_id, id, account_id, person_id, role, valid_from, recorded_at)
      select ${own}, ${id("role")}, ${id("account")}, ${id("person")}, 'owner', date '2012-09-01' + (n % 3600), date '2012-09-01' + (n % 3600) ${rows}`,
    sql`insert into service_agreements (tenant_id, id, agreement_no, account_id, service_point_id, premise_id, status, starts_on)
      select ${own}, ${id("agreement")}, 'A' || ${accountNo}, ${id("account")}, ${id("point")}, ${id("premise")}, 'active', date '2012-09-01' + (n % 3600) ${rows}`,
    areas(own, id, "area", sql`1, 'main', built, built`, rows),
    areas(own, id, "balcony", sql`2, 'balcony', 5.20, 5.20`, sql`${rows} where n % 5 = 0`),
  ];
  for (const statement of statements) await tx.execute(statement);
}

function areas(own: SQL, id: (kind: keyof typeof kinds) => SQL, kind: "area" | "balcony", facts: SQL, rows: SQL): SQL {
  return sql`insert into chargeable_areas (tenant_id, id, agreement_id, account_id, area_no, kind, built_area, chargeable_area, price_class, settlement, supply_state, valid_from, recorded_at)
    select ${own}, ${id(kind)}, ${id("agreement")}, ${id("account")}, ${facts}, use,
      'area', case when n % 17 = 0 and n % 9 <> 0 and use = 'residential' then 'stopped' else 'on' end,
      date '2012-09-01' + (n % 3600), date '2012-09-01' + (n % 3600) ${rows}`;
}

/** The plan of every household, from its number alone. */
function homes(count: number): SQL {
  return sql`select n,
    (array['王','李','张','刘','陈','杨','孙','赵','马','徐','高','宋','于','郭','韩'])[1 + n % 15] as surname,
    (array['建国','秀英','志强','丽华','浩然','雨晴','海涛','红梅','德胜','桂兰','磊','静','永刚'])[1 + n % 13] as given,
    case when n % 40 = 0 then 'public' else 'residential' end as use,
    (array['历下区','市中区','槐荫区','天桥区','历城区'])[1 + n / 3600 % 5] as district,
    (array['泉景','阳光','翡翠','锦绣','学府','鲁能','天泰','银座'])[1 + n / 3600 % 8] || (array['花园','新城','家园','苑'])[1 + n / 28800 % 4]
      || case when n >= 115200 then (n / 115200)::text else '' end as community,
    (1 + n / 60 % 60)::text as building, (1 + n / 10 % 6)::text as unit, (1 + n % 10 / 2)::text || '0' || (1 + n % 2) as room,
    round((52 + n * 37 % 900 / 10.0)::numeric, 2) as built
    from generate_series(0, ${count}::int - 1) as n`;
}
