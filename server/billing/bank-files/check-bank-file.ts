import type { Readable } from "node:stream";
import { and, eq, sql } from "drizzle-orm";
import type pg from "pg";
import { bankFiles } from "@/db/schema";
import { planForSets } from "@/db/plan-for-sets";
import { type Tx, withTenantCopy } from "@/db/tenant";
import { now } from "@/server/platform/clock";
import type { Tenant } from "@/server/platform/context";
import { copyLines, landingOf } from "@/server/platform/copy-lines";
import { dayOf } from "@/server/platform/dates";
import { DomainError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { getFileStream } from "@/server/platform/storage";
import type { BankProfile } from "@/tenants/schemas/bank-profile";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { checkControl, countLine, nothingSeen } from "./count-answer";
import { type Control, readAnswer } from "./read-answer";
import { getProfile } from "./read-profile";

type File = typeof bankFiles.$inferSelect;

/**
 * Reads a bank's answer: control totals first of all, then a verdict for every line. All of it or nothing is kept, so
 * a check that was cut off is simply made again. A file whose totals are wrong is refused whole, with the reason in words.
 */
export async function checkBankFile(job: { tenantId: string; fileId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const mine = and(eq(bankFiles.tenantId, tenant.id), eq(bankFiles.id, job.fileId));
  const found = await asHouse(tenant, "bank file", async (ctx) => {
    const [file] = await ctx.tx.select().from(bankFiles).where(mine);
    return file?.status === "received" ? { file, profile: await getProfile(ctx, file.profileId) } : null;
  });
  if (!found) return;
  const source = await getFileStream(found.file.storageKey);
  try {
    await withTenantCopy({ tenantId: tenant.id, as: "worker" }, async (tx, client) => {
      const [file] = await tx.select().from(bankFiles).where(mine).for("update");
      if (file?.status === "received") await keepLines(tx, client, { tenant, file, profile: found.profile, source });
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const refusal = { code: error.code, params: error.params };
    await asHouse(tenant, "bank file", (ctx) =>
      ctx.tx
        .update(bankFiles)
        .set({ status: "refused", refusal, updatedAt: ctx.now })
        .where(and(mine, eq(bankFiles.status, "received"))),
    );
  } finally {
    source.destroy();
  }
}

type Check = { tenant: Tenant; file: File; profile: BankProfile; source: Readable };

const columns = [
  ...["tenant_id", "id", "created_at", "file_id", "profile_slug", "line_no", "line_key", "account_no"],
  ...["payer_name", "amount_minor", "paid_on", "finding", "reason", "raw"],
];

async function keepLines(tx: Tx, client: pg.PoolClient, { tenant, file, profile, source }: Check): Promise<void> {
  const today = dayOf(now(), tenant.timezone);
  const at = now().toISOString();
  const writer = await copyLines(client, "bank_file_lines", columns);
  const seen = nothingSeen();
  let control: Control | undefined;
  const onControl = (given: Control) => {
    control = given;
  };
  try {
    for await (const line of readAnswer(source, profile, today, onControl)) {
      countLine(seen, line);
      // Without a number of the bank's own, the file and the line are the key.
      const key = line.lineKey || `${file.sha256.slice(0, 24)}:${line.lineNo}`;
      await writer.write([
        ...[tenant.id, newId(), at, file.id, file.profileSlug, line.lineNo, key, line.accountNo, line.payerName],
        ...[line.amountMinor?.toString(), line.paidOn, line.finding, line.reason, line.raw],
      ]);
    }
    await writer.end();
  } catch (error) {
    writer.abort(error as Error);
    throw error;
  }
  const stated = checkControl(control, profile, seen);
  await judgeLines(tx, tenant.id);
  await tx.execute(sql`
    update bank_files set status = 'checked', updated_at = ${at}::timestamptz, lines = ${seen.lines},
      stated_count = ${stated.count}, stated_minor = ${stated.totalMinor.toString()}::bigint, good = sums.good, good_minor = sums.good_minor
    from (
      select count(*)::int as good, coalesce(sum(amount_minor), 0)::bigint as good_minor from bank_file_lines
      where tenant_id = ${tenant.id} and file_id = ${file.id} and finding is null
    ) sums
    where tenant_id = ${tenant.id} and id = ${file.id}`);
}

/** Moves what has landed into the table, each line with its account and what stands against booking it. */
async function judgeLines(tx: Tx, tenantId: string): Promise<void> {
  await planForSets(tx);
  await tx.execute(sql`
    insert into bank_file_lines (tenant_id, id, created_at, file_id, profile_slug, line_no, line_key, account_no, account_id,
      payer_name, amount_minor, paid_on, finding, reason, raw)
    select l.tenant_id, l.id, l.created_at, l.file_id, l.profile_slug, l.line_no, l.line_key, l.account_no, a.id,
      l.payer_name, l.amount_minor, l.paid_on, v.finding, l.reason,
      coalesce(l.raw, case when v.finding is not null then concat_ws(' ', l.line_key, l.account_no, l.payer_name, l.amount_minor) end)
    from (
      select *, row_number() over (partition by line_key, finding is null order by line_no) as nth
      from ${sql.raw(landingOf("bank_file_lines"))}
    ) l
    left join accounts a on a.tenant_id = ${tenantId} and a.account_no = l.account_no
    left join bank_file_lines b on b.tenant_id = ${tenantId} and b.profile_slug = l.profile_slug and b.line_key = l.line_key
      and b.finding is null
    left join bank_order_lines asked on asked.tenant_id = ${tenantId} and asked.profile_slug = l.profile_slug
      and asked.line_key = l.line_key
    cross join lateral (select coalesce(l.finding, case
      when a.id is null then 'account-unknown'
      when asked.account_id <> a.id or asked.amount_minor < l.amount_minor then 'not-as-asked'
      when l.nth > 1 then 'duplicate-in-file'
      when b.id is not null then 'duplicate-booked' end) as finding) v`);
}
