import { sql } from "drizzle-orm";
import pg from "pg";
import { configDocuments } from "@/db/schema";
import { asTenant, makeAccount, makeTenant } from "@/db/test/factories";
import { bookBankFile } from "@/server/billing/bank-files/book-bank-file";
import { checkBankFile } from "@/server/billing/bank-files/check-bank-file";
import { getBankFile } from "@/server/billing/bank-files/list-bank-files";
import { startBooking } from "@/server/billing/bank-files/start-booking";
import { bringBankFile, fixedAnswer, publishBankProfiles } from "@/server/billing/test/bank-answer";
import type { Tenant } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { twoWinters } from "@/server/supply/test/make-winter";
import { tariffSchema } from "@/tenants/schemas/tariff";
import { copyAll, type Dump, dumpTable, makeTwins, timed } from "./_twins";
import { type Figure, median, printFigure, settle } from "./harness";

const rows = Number(process.env.ROWS ?? 200_000);
const repetitions = 3;

/** The tables that a bank's answer fills, in the order that their references allow. */
const tables = ["bank_file_lines", "payments", "postings", "allocations"];
const parents = ["accounts", "bills", "bank_files"];

/**
 * A bank's answer of 200,000 lines, from the file's bytes through control totals, every line's verdict and the booking,
 * against COPY of the rows it made into twins of the tables.
 */
export default async function benchBankFile(): Promise<Figure[]> {
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  try {
    const booked: number[] = [];
    const copied: number[] = [];
    for (let turn = 0; turn < repetitions; turn += 1) {
      const tenant = await makeHouse();
      const answer = fixedAnswer(
        Array.from({ length: rows }, (_, n) => ({ key: `K${n}`, accountNo: `B${n}`, amountMinor: 267_000n })),
      );
      await settle();
      booked.push(await timed(() => bookAll(tenant, answer)));
      await makeTwins(owner, tenant, { tables, parents });
      const dumps: Dump[] = [];
      for (const table of tables)
        dumps.push(await dumpTable(owner, tenant, table, table === "postings" ? "kind = 'payment'" : "true"));
      copied.push(await timed(() => copyAll(owner, dumps)));
    }
    const figure: Figure = {
      name: `a bank's answer of ${rows.toLocaleString("en")} lines, checked and booked`,
      baseline: `COPY of the same ${tables.length} × ${rows.toLocaleString("en")} rows, same keys and references`,
      measuredMs: median(booked),
      baselineMs: median(copied),
      ratio: median(booked) / median(copied),
      target: 4,
    };
    printFigure(figure);
    return [figure];
  } finally {
    await owner.end();
  }
}

/** A subsidiary in which every account owes one bill of 2,670.00 元. */
async function makeHouse(): Promise<Tenant> {
  const tenant = await makeTenant({ kind: "heating" });
  await publishBankProfiles(tenant);
  await asTenant(tenant, async (ctx) => {
    const { account, agreement } = await makeAccount(ctx, { accountNo: "MODEL" });
    const [tariff] = await ctx.tx
      .insert(configDocuments)
      .values({
        ...{ tenantId: tenant.id, kind: "tariff" as const, slug: "tariff", version: 1, status: "published" as const },
        ...{ effectiveFrom: "2026-01-01", body: tariffSchema.parse(twoWinters), authorName: "bench", id: newId() },
      })
      .returning();
    await ctx.tx.execute(sql`
      insert into accounts (tenant_id, id, account_no, status, division_id, premise_id, address, opened_on)
      select tenant_id, gen_random_uuid(), 'B' || n, 'active', division_id, premise_id, address, opened_on
      from accounts, generate_series(0, ${rows - 1}) n where tenant_id = ${tenant.id} and id = ${account.id}`);
    await ctx.tx.execute(sql`
      insert into bills (tenant_id, id, bill_no, account_id, agreement_id, kind, season, period_from, period_to, amount_minor,
        issued_on, due_on, tariff_version_id)
      select tenant_id, gen_random_uuid(), 'B-' || account_no, id, ${agreement.id}, 'season', account_no, '2026-11-15', '2027-03-15',
        267000, '2026-09-01', '2026-12-31', ${tariff!.id}
      from accounts where tenant_id = ${tenant.id} and account_no <> 'MODEL'`);
    await ctx.tx.execute(sql`
      insert into postings (tenant_id, id, account_id, debit, credit, amount_minor, effective_on, due_on, kind, bill_id, event_key)
      select tenant_id, gen_random_uuid(), account_id, 'receivable', 'heating-revenue', amount_minor, issued_on, due_on, 'bill', id,
        gen_random_uuid()
      from bills where tenant_id = ${tenant.id}`);
  });
  return tenant;
}

async function bookAll(tenant: Tenant, answer: string): Promise<void> {
  const fileId = await bringBankFile(tenant, answer);
  const job = { tenantId: tenant.id, fileId };
  await checkBankFile(job);
  await asTenant(tenant, (ctx) => startBooking(ctx, fileId));
  await bookBankFile(job);
  const file = await asTenant(tenant, (ctx) => getBankFile(ctx, fileId));
  if (file.booked !== rows) throw new Error(`${file.booked} lines were booked: ${file.status} ${file.refusal?.code}`);
}
