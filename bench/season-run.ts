import pg from "pg";
import { type LargeGroup, group1650k, seedLargeGroup } from "@/db/seed/group-1650k/seed-large-group";
import { runSeason } from "@/server/billing";
import { env } from "@/server/platform/env";
import { listTenants } from "@/tenants/resolve";
import { type Figure, printFigure, settle } from "./harness";

const season = "2026-2027";

/** What a run writes, each table with the keys that its copy gets too. */
const tables = [
  {
    name: "bills",
    keys: [
      "foreign key (tenant_id, account_id) references accounts (tenant_id, id)",
      "foreign key (tenant_id, agreement_id) references service_agreements (tenant_id, id)",
      "foreign key (tenant_id, run_id) references bill_runs (tenant_id, id)",
      "foreign key (tenant_id, tariff_version_id) references config_documents (tenant_id, id)",
      "foreign key (tenant_id, reverses_id) references copied_bills (tenant_id, id)",
    ],
  },
  {
    name: "bill_lines",
    keys: [
      "foreign key (tenant_id, bill_id) references copied_bills (tenant_id, id)",
      "foreign key (tenant_id, tariff_version_id) references config_documents (tenant_id, id)",
    ],
  },
  {
    name: "postings",
    keys: [
      "foreign key (tenant_id, account_id) references accounts (tenant_id, id)",
      "foreign key (tenant_id, bill_id) references copied_bills (tenant_id, id)",
      "foreign key (tenant_id, payment_id) references payments (tenant_id, id)",
    ],
  },
];

/**
 * A season's run over every subsidiary of the large group, each timed beside the copying of the very rows that it wrote
 * into empty tables with the same keys: what PostgreSQL needs to store a season's bills when nothing has to be computed.
 */
export default async function benchSeasonRun(size: LargeGroup = group1650k): Promise<Figure[]> {
  await seedLargeGroup(size, (text) => console.log(`  ${text}`));
  await settle();
  const subsidiaries = (await listTenants()).filter(({ slug }) => slug.startsWith(size.slug.replace(/^group-/, "g")));
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  let measuredMs = 0;
  let baselineMs = 0;
  let billed = 0;
  try {
    await makeCopies(owner);
    for (const { id } of subsidiaries) {
      const started = performance.now();
      billed += (await runSeason(id, season)).billed;
      measuredMs += performance.now() - started;
      await force(owner, false);
      const copied = performance.now();
      await copyRows(owner, id);
      baselineMs += performance.now() - copied;
      await force(owner, true);
    }
  } finally {
    await owner.query("drop table if exists copied_postings, copied_bill_lines, copied_bills");
    await owner.end();
  }
  const figure: Figure = {
    name: `season run of ${billed.toLocaleString("en")} accounts in ${subsidiaries.length} subsidiaries`,
    baseline: "INSERT … SELECT of the same bills, lines and postings with the same keys",
    ...{ measuredMs, baselineMs, ratio: measuredMs / baselineMs, target: 1.5 },
  };
  printFigure(figure);
  return [figure];
}

/** Empty tables with the same columns, checks, indexes and foreign keys, and without row security. */
async function makeCopies(owner: pg.Client): Promise<void> {
  for (const { name, keys } of tables) {
    await owner.query(`create table copied_${name} (like ${name} including all)`);
    for (const key of keys) await owner.query(`alter table copied_${name} add ${key}`);
  }
}

async function copyRows(owner: pg.Client, tenantId: string): Promise<void> {
  await owner.query("begin");
  for (const { name } of tables) {
    await owner.query(`insert into copied_${name} select * from ${name} where tenant_id = '${tenantId}'`);
  }
  await owner.query("commit");
}

/** Lets the owner read without row security while it copies, so that the baseline has nothing of the house in it. */
async function force(owner: pg.Client, on: boolean): Promise<void> {
  for (const { name } of tables) await owner.query(`alter table ${name} ${on ? "" : "no "}force row level security`);
}
