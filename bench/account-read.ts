import { eq } from "drizzle-orm";
import pg from "pg";
import { accounts } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { group1650k, seedLargeGroup } from "@/db/seed/group-1650k/seed-large-group";
import { makeTenant } from "@/db/test/factories";
import { runSeason } from "@/server/billing";
import { findAccountBalance } from "@/server/billing/ledger/find-account-balance";
import { env } from "@/server/platform/env";
import { listTenants } from "@/tenants/resolve";
import { compare, type Figure, settle } from "./harness";

/** One subsidiary of the large group's size, with two neighbours, is as slow to read from as twenty are. */
const size = { slug: "group-account-read", subsidiaries: 3, accountsEach: group1650k.accountsEach };
const reads = 2000;
const atOnce = 4;

/** One account with its balance through withTenant (role, setting, row security), beside the same SQL without any of it. */
export default async function benchAccountRead(): Promise<Figure[]> {
  await makeTenant();
  await seedLargeGroup(size);
  const subsidiaries = (await listTenants()).filter(({ slug }) => slug.startsWith(size.slug.replace(/^group-/, "g")));
  for (const { id } of subsidiaries) await runSeason(id, "2026-2027");
  await settle();
  const tenant = subsidiaries[1]!;
  const ids = await withTenant({ tenantId: tenant.id, as: "tenant" }, (tx) =>
    tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.tenantId, tenant.id)).limit(reads),
  );
  const bare = new pg.Pool({ connectionString: env().DATABASE_URL, max: atOnce });
  const inTurns = async (read: (id: string) => Promise<unknown>) => {
    let next = 0;
    const worker = async () => {
      for (let id = ids[next++]?.id; id; id = ids[next++]?.id) await read(id);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };
  try {
    const common = { repetitions: 7, warmUp: 2, measure: () => inTurns((id) => readThroughHouse(tenant.id, id)) };
    return [
      await compare({
        ...common,
        name: `${reads} reads of one account with balance through withTenant, ${atOnce} at once`,
        baseline: "the same SQL in a transaction on a bare connection, no role, setting or row security",
        against: () => inTurns((id) => readBare(bare, tenant.id, id, true)),
        target: 1.6,
      }),
      await compare({
        ...common,
        name: `${reads} reads of one account with balance through withTenant, ${atOnce} at once`,
        baseline: "the single bare statement without a transaction, which row security cannot do without",
        against: () => inTurns((id) => readBare(bare, tenant.id, id, false)),
      }),
    ];
  } finally {
    await bare.end();
  }
}

const readThroughHouse = (tenantId: string, id: string) =>
  withTenant({ tenantId, as: "tenant" }, (tx) => findAccountBalance({ tx, tenant: { id: tenantId } }, id), {
    readOnly: true,
  });

async function readBare(pool: pg.Pool, tenantId: string, id: string, inTransaction: boolean): Promise<unknown> {
  const client = await pool.connect();
  try {
    if (inTransaction) await client.query("begin read only");
    const { rows } = await client.query({
      name: "account-balance",
      text: statement,
      values: [tenantId, id, null, null],
    });
    if (inTransaction) await client.query("commit");
    return rows[0];
  } finally {
    client.release();
  }
}

const statement = `select a.*, (
    select coalesce(sum(case when p.debit = 'receivable' then p.amount_minor else -p.amount_minor end), 0) from postings p
    where p.tenant_id = $1 and p.account_id = $2 and (p.debit = 'receivable' or p.credit = 'receivable')
      and ($3::date is null or p.effective_on <= $3::date) and ($4::timestamptz is null or p.recorded_at <= $4::timestamptz)) as balance
  from accounts a where a.tenant_id = $1 and a.id = $2`;
