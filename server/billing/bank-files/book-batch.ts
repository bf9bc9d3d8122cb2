import { and, eq, sql } from "drizzle-orm";
import { bankFiles } from "@/db/schema";
import { planForSets } from "@/db/plan-for-sets";
import { type Tx, withTenantCopy } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import { now } from "@/server/platform/clock";
import type { Ctx, Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { enqueue } from "@/server/platform/jobs";
import { knownFrom } from "@/server/platform/known-from";
import { takeNumbers } from "@/server/platform/numbers";
import { allocateCredit } from "../payments/allocate-credit";

type File = typeof bankFiles.$inferSelect;
type Taken = { count: number; sumMinor: bigint; last: number };

/** Books the next good lines of a file in one transaction; false when none are left. */
export async function bookBatch(tenant: Tenant, fileId: string, limit: number): Promise<boolean> {
  return withTenantCopy({ tenantId: tenant.id, as: "worker" }, async (tx) => {
    const mine = and(eq(bankFiles.tenantId, tenant.id), eq(bankFiles.id, fileId));
    const [file] = await tx.select().from(bankFiles).where(mine).for("update");
    if (file?.status !== "booking") return false;
    const ctx: Ctx = { tx, tenant, actor: { kind: "system", name: file.bookedByName ?? "bank file" }, now: now() };
    const taken = await takeLines(tx, tenant.id, file, limit);
    if (taken.count === 0) {
      await tx.update(bankFiles).set({ status: "booked", bookedAt: ctx.now, updatedAt: ctx.now }).where(mine);
      return false;
    }
    await planForSets(tx);
    await bookLines(ctx, file, taken);
    await tx
      .update(bankFiles)
      .set({
        booked: file.booked + taken.count,
        bookedMinor: file.bookedMinor + taken.sumMinor,
        cursor: taken.last,
        updatedAt: ctx.now,
      })
      .where(mine);
    await audit(
      ctx,
      "cashier.book-bank-file",
      { type: "bank-file", id: fileId },
      { lines: taken.count, sumMinor: taken.sumMinor.toString(), until: taken.last },
    );
    return true;
  });
}

/** The next lines, in a table that only this transaction sees and that has statistics of its own. */
async function takeLines(tx: Tx, tenantId: string, file: File, limit: number): Promise<Taken> {
  await tx.execute(sql`
    create temporary table bank_batch on commit drop as
    select id, account_id, payer_name, amount_minor, paid_on, line_no, row_number() over (order by line_no) as n
    from bank_file_lines
    where tenant_id = ${tenantId} and file_id = ${file.id} and finding is null and line_no > ${file.cursor}
    order by line_no limit ${limit}`);
  await tx.execute(sql`analyze bank_batch`);
  const { rows } = await tx.execute<{ count: number; sum: string; last: number }>(
    sql`select count(*)::int as count, coalesce(sum(amount_minor), 0)::text as sum, coalesce(max(line_no), 0) as last from bank_batch`,
  );
  const row = rows[0]!;
  return { count: row.count, sumMinor: BigInt(row.sum), last: row.last };
}

/** Row for row as `takePayment` would have: payment, numbers without gaps, posting, allocation. */
async function bookLines(ctx: Ctx, file: File, { count }: Taken): Promise<void> {
  const { tx, tenant } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const at = sql`${ctx.now.toISOString()}::timestamptz`;
  const recordedAt = sql`${(await knownFrom(ctx)).toISOString()}::timestamptz`;
  await tx.execute(sql`
    select id from accounts where tenant_id = ${tenant.id} and id in (select account_id from bank_batch) order by id for update`);
  const number = async (prefix: string) => {
    const name = `${prefix}-${today.slice(0, 4)}`;
    const before = (await takeNumbers(ctx, name, count)) - BigInt(count);
    const value = sql`(${before.toString()}::bigint + b.n)::text`;
    return sql`${`${tenant.code}-${name}-`}::text || lpad(${value}, greatest(6, length(${value})), '0')`;
  };
  const [paymentNo, receiptNo] = [await number("JF"), await number("SJ")];
  // The payment and its posting carry the line's id: a second booking of the line would meet their keys.
  await tx.execute(sql`
    insert into payments (tenant_id, id, created_at, payment_no, account_id, amount_minor, channel, method, status, bill_ids,
      idempotency_key, receipt_no, paid_at, payer_name, taken_by_name, updated_at)
    select ${tenant.id}::uuid, b.id, ${at}, ${paymentNo}, b.account_id, b.amount_minor, 'bank-file', 'bank-debit', 'succeeded', '{}',
      'bank:' || b.id, ${receiptNo}, coalesce(b.paid_on::timestamp at time zone ${tenant.timezone}, ${at}), b.payer_name,
      ${file.bookedByName}::text, ${at}
    from bank_batch b order by b.n`);
  await tx.execute(sql`
    insert into postings (tenant_id, id, created_at, account_id, debit, credit, amount_minor, effective_on, recorded_at, kind, payment_id, event_key)
    select ${tenant.id}::uuid, b.id, ${at}, b.account_id, 'bank', 'receivable', b.amount_minor, coalesce(b.paid_on, ${today}::date),
      ${recordedAt}, 'payment', b.id, (left(b.id::text, 35) || '0')::uuid
    from bank_batch b order by b.n`);
  const { rows } = await tx.execute<{ id: string }>(sql`select distinct account_id as id from bank_batch`);
  const accountIds = rows.map((row) => row.id);
  await allocateCredit(ctx, accountIds);
  await wakeRequests(ctx);
}

/** Requests may be waiting for this money. */
async function wakeRequests(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.tx.execute<{ id: string }>(sql`
    select distinct t.account_id as id from tickets t join bank_batch b on b.account_id = t.account_id
    where t.tenant_id = ${ctx.tenant.id} and t.phase = 'open'`);
  for (const { id } of rows) await enqueue(ctx, "reconsider-account", { tenantId: ctx.tenant.id, accountId: id });
}
