// npm run bench as-of-arrears: what a subsidiary's customers owe on a past day as known then, against the same question for
// the present moment; and what the whole group's owe by age, against the bare sums of the roll-up that answers it.
import { sql } from "drizzle-orm";
import pg from "pg";
import { type LargeGroup, group1650k, seedLargeGroup } from "@/db/seed/group-1650k/seed-large-group";
import { withGroup, withTenant, withTenantCopy } from "@/db/tenant";
import { makeHqStaff } from "@/db/test/factories";
import { runSeason } from "@/server/billing";
import { listArrears } from "@/server/hq/list-arrears";
import type { Tenant } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { runReport } from "@/server/reports/run-report";
import { listTenants } from "@/tenants/resolve";
import { insertPlausibleRollups } from "./_plausible-rollups";
import { compare, type Figure, settle } from "./harness";

const season = "2026-2027";
const present = new Date("2027-03-01T04:00:00Z");
const past = { day: "2027-01-10", at: new Date("2027-01-10T15:59:59Z") };

/** The sums that any answer has to read at least: what is owed by due day, subsidiary by subsidiary. */
const bare = `
  select tenant_id, dimension, sum(value)::float8
    from bare_rollups where group_id = $1 and metric = 'owed-by-due' and day <= $2
    group by 1, 2`;

/** Row security binds even the owner, so the copy is taken while it is lifted; on a scratch database that may be. */
const copy = `
  begin;
  alter table daily_rollups no force row level security;
  create table bare_rollups as select * from daily_rollups;
  alter table daily_rollups force row level security;
  alter table bare_rollups add primary key (tenant_id, day, metric, dimension);
  create index on bare_rollups (group_id, metric, day);
  commit`;

export default async function bench(size: LargeGroup = group1650k): Promise<Figure[]> {
  await seedLargeGroup(size, (text) => console.log(`  ${text}`));
  const subsidiaries = (await listTenants()).filter(({ slug }) => slug.startsWith(size.slug.replace(/^group-/, "g")));
  let postings = 0;
  for (const tenant of subsidiaries) {
    await runSeason(tenant.id, season);
    postings += await liveThroughWinter(tenant);
  }
  await settle();
  for (const tenant of subsidiaries) await rememberYears(tenant, size.accountsEach);
  console.log(`  ${subsidiaries.length} subsidiaries, ${postings.toLocaleString("en")} postings`);
  const [tenant] = subsidiaries;
  if (!tenant) throw new Error("There is no subsidiary to ask");
  return [...(await askSubsidiary(tenant)), await askGroup(tenant)];
}

/** A past day as known then, and the present moment as known now, by the same report. */
async function askSubsidiary(tenant: Tenant): Promise<Figure[]> {
  const ask = (report: "receivables" | "arrears-by-age", asOf: string, knownAt: Date) => () =>
    withTenant(
      { tenantId: tenant.id, as: "tenant" },
      (tx) =>
        runReport(
          { tx, tenant, actor: { kind: "system", name: "bench" }, now: present },
          { report, grouping: "division", from: "2026-07-01", asOf, knownAt },
        ),
      { readOnly: true },
    );
  const figures: Figure[] = [];
  for (const report of ["receivables", "arrears-by-age"] as const)
    figures.push(
      await compare({
        name: `${report} of one subsidiary on ${past.day} as known then`,
        baseline: "the same report of today as known now",
        measure: ask(report, past.day, past.at),
        against: ask(report, "2027-03-01", present),
        target: 2,
      }),
    );
  return figures;
}

async function askGroup({ groupId }: Tenant): Promise<Figure> {
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  try {
    await owner.query(copy);
    await settle();
    const actor = await makeHqStaff({ id: groupId });
    const group = { id: groupId, slug: "", name: "", nameEn: "", timezone: "Asia/Shanghai" };
    return await compare({
      name: "arrears by age of the whole group",
      baseline: "the bare sums of its roll-up",
      measure: () => withGroup(groupId, (tx) => listArrears({ tx, group, actor, now: present }, {})),
      against: () => owner.query(bare, [groupId, "2027-03-01"]),
      repetitions: 15,
      target: 1.5,
    });
  } finally {
    await owner.query("drop table if exists bare_rollups");
    await owner.end();
  }
}

/** The roll-ups of a company that has worked for two years and a half, with each day's change of two older seasons' debt. */
async function rememberYears(tenant: Tenant, households: number): Promise<void> {
  await insertPlausibleRollups(tenant, { households, from: "2024-05-01", to: "2026-11-20" });
  await withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    tx.execute(sql`
      insert into daily_rollups (tenant_id, group_id, day, metric, dimension, value)
      select ${tenant.id}, ${tenant.groupId}, day::date, 'owed-by-due', due, hashtext(due || day::text || ${tenant.id}) & 1048575
      from generate_series(date '2024-05-01', date '2026-11-20', '1 day') as day,
        (values (''), ('2024-12-31'), ('2025-12-31')) as dues (due)
      on conflict do nothing`),
  );
}

/**
 * What a winter does to bills: five of six households pay by the end of February, and everybody has two small sums put right
 * twice; some ten million postings in all where 1.65 million households live. Returns how many there are.
 */
async function liveThroughWinter(tenant: Tenant): Promise<number> {
  return withTenantCopy({ tenantId: tenant.id, as: "worker" }, async (tx) => {
    const paidOn = sql`date '2026-11-22' + (abs(hashtext(id::text)) % 99)`;
    await tx.execute(sql`
      with paid as (
        select b.*, gen_random_uuid() as payment_id, row_number() over () as n, ${paidOn} as day
        from bills b where b.tenant_id = ${tenant.id} and abs(hashtext(b.account_id::text)) % 6 > 0
      ), booked as (
        insert into payments (tenant_id, id, account_id, payment_no, amount_minor, channel, method, status, bill_ids, idempotency_key, receipt_no, paid_at)
        select tenant_id, payment_id, account_id, 'JFB' || n, amount_minor, 'counter', 'cash', 'succeeded', array[id], 'bench ' || n, 'SJB' || n,
          day + interval '10 hours' from paid returning id
      ), settled as (
        insert into allocations (tenant_id, id, payment_id, bill_id, account_id, amount_minor, effective_on, recorded_at)
        select tenant_id, gen_random_uuid(), payment_id, id, account_id, amount_minor, day, day + interval '10 hours' from paid
      )
      insert into postings (tenant_id, id, account_id, debit, credit, amount_minor, effective_on, recorded_at, kind, payment_id, event_key)
      select tenant_id, gen_random_uuid(), account_id, 'cash', 'receivable', amount_minor, day, day + interval '10 hours', 'payment', payment_id,
        gen_random_uuid() from paid`);
    await tx.execute(sql`
      insert into postings (tenant_id, id, account_id, debit, credit, amount_minor, effective_on, recorded_at, kind, event_key)
      select ${tenant.id}, gen_random_uuid(), a.id, case side when 0 then 'receivable' else 'heating-revenue' end,
        case side when 0 then 'heating-revenue' else 'receivable' end, 100 + pair, day, day + interval '11 hours', 'adjustment', gen_random_uuid()
      from accounts a, generate_series(0, 1) as pair, generate_series(0, 1) as side,
        lateral (select date '2026-11-22' + ((abs(hashtext(a.id::text)) + 17 * pair + 31 * side) % 99) as day) as on_day
      where a.tenant_id = ${tenant.id}`);
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from postings where tenant_id = ${tenant.id}`,
    );
    return rows[0]?.count ?? 0;
  });
}
