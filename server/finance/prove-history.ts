import { desc, eq, type SQL, sql } from "drizzle-orm";
import { type ControlCell, controlProofs, ledgerAlerts } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { queueMessage } from "@/server/channels";
import { listStaffWhoMay } from "@/server/identity";
import { audit } from "@/server/platform/audit";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { sealBooks } from "@/server/platform/known-from";
import { toDecimal } from "@/server/platform/money";
import { findTenant } from "@/tenants/resolve";
import { hashOf } from "./write-vouchers";

type Compared = { again: ControlCell[]; cells: ControlCell[] };

/**
 * Sums a subsidiary's whole ledger once a night (postings, allocations, uses of credit) and compares what the night
 * before knew with what of it stands today; all in one transaction: a night is proven whole or not at all, and once.
 */
export async function proveHistory({ tenantId }: { tenantId: string }): Promise<void> {
  const tenant = await findTenant(tenantId);
  if (!tenant) return;
  const recipients = (await listStaffWhoMay(tenantId, "finance.close")).map(({ email }) => email);
  const at = now();
  const knownAt = await withTenant({ tenantId, as: "worker" }, (tx) => sealBooks({ tx, tenant }, at));
  await withTenant({ tenantId, as: "worker" }, async (tx) => {
    const actor = { kind: "system", name: "control-totals" } as const;
    await proveNight({ tx, tenant, actor, now: at }, knownAt, recipients);
  });
}

/** The night's proof inside a transaction; returns how many cells moved, null when the night was proven before. */
export async function proveNight(ctx: Ctx, knownAt: Date, recipients: string[]): Promise<number | null> {
  const { tx, tenant } = ctx;
  await tx.execute(sql`set local statement_timeout = '30min'`);
  const night = dayOf(ctx.now, tenant.timezone);
  const [last] = await tx
    .select()
    .from(controlProofs)
    .where(eq(controlProofs.tenantId, tenant.id))
    .orderBy(desc(controlProofs.knownAt))
    .limit(1);
  if (last?.night === night) return null;
  const { cells, again } = await sumHistory(ctx, knownAt, last?.knownAt ?? null);
  const moved = last ? differencesOf(last.cells, again) : [];
  const [proof] = await tx
    .insert(controlProofs)
    .values({
      id: newId(),
      tenantId: tenant.id,
      night,
      knownAt,
      cells,
      rowCount: cells.reduce((sum, cell) => sum + Number(cell.rowCount), 0),
      sha256: hashOf(JSON.stringify(cells)),
      moved: moved.length,
    })
    .onConflictDoNothing({ target: [controlProofs.tenantId, controlProofs.night] })
    .returning({ id: controlProofs.id });
  if (!proof) return null;
  if (moved.length > 0) await raiseAlerts(ctx, proof.id, night, moved, recipients);
  return moved.length;
}

type Moved = Pick<ControlCell, "source"> & {
  recordedMonth: string;
  effectiveMonth: string;
  before: ControlCell | null;
  after: ControlCell | null;
  differenceMinor: bigint;
};

async function raiseAlerts(
  ctx: Ctx,
  proofId: string,
  night: string,
  moved: Moved[],
  recipients: string[],
): Promise<void> {
  await ctx.tx
    .insert(ledgerAlerts)
    .values(moved.map((one) => ({ id: newId(), tenantId: ctx.tenant.id, proofId, ...one })));
  await audit(ctx, "finance.prove-history", { type: "control-proof", id: proofId }, { night, moved: moved.length });
  const [first] = moved as [Moved, ...Moved[]];
  for (const recipient of recipients)
    await queueMessage(ctx, {
      channel: "email",
      recipient,
      template: "ledger-alert",
      params: { night, count: moved.length, month: first.recordedMonth, amount: toDecimal(first.differenceMinor) },
      eventKey: `ledger-alert:${proofId}:${recipient}`,
    });
}

type Cells = Pick<ControlCell, "source" | "recorded" | "effective"> & { now: string[]; then: string[] };

/** Per source, month of recording and month of effect: number, sums and a fingerprint in which every column of every row counts. */
async function sumHistory(ctx: Ctx, knownAt: Date, before: Date | null): Promise<Compared> {
  const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;
  const sums = (which: SQL) => sql`
    count(*) filter (where ${which})::text, coalesce(sum(amount_minor) filter (where ${which}), 0)::text,
    coalesce(sum(receivable) filter (where ${which}), 0)::text,
    coalesce(sum(hashtextextended(body, 0)::numeric) filter (where ${which}), 0)::text`;
  const { rows } = await ctx.tx.execute<Cells>(sql`
    select source, to_char(recorded_at at time zone ${ctx.tenant.timezone}, 'YYYY-MM') as recorded, to_char(effective_on, 'YYYY-MM') as effective,
      array[${sums(sql`true`)}] as now, array[${sums(before ? sql`recorded_at <= ${at(before)}` : sql`false`)}] as then
    from (${historyOf(sql`tenant_id = ${ctx.tenant.id} and recorded_at <= ${at(knownAt)}`)}) history
    group by 1, 2, 3 order by 1, 2, 3`);
  const cell = (
    { source, recorded, effective }: Cells,
    [rowCount = "0", amount = "0", receivable = "0", fingerprint = "0"]: string[],
  ) => ({ source, recorded, effective, rowCount, amount, receivable, fingerprint });
  return {
    cells: rows.map((row) => cell(row, row.now)),
    again: rows.map((row) => cell(row, row.then)).filter(({ rowCount }) => rowCount !== "0"),
  };
}

/** Every row that a balance, a bill's rest or an account's credit is made of, with all its columns in one text. */
function historyOf(mine: SQL): SQL {
  const dated = sql`amount_minor, effective_on - date '2000-01-01', extract(epoch from recorded_at)`;
  const name = (column: string) => sql`coalesce(${sql.identifier(column)}::text, '')`;
  const row = (...columns: string[]) =>
    sql`concat_ws('|', id, account_id, ${dated}, ${sql.join(columns.map(name), sql`, `)})`;
  return sql`
    select 'postings' as source, recorded_at, effective_on, amount_minor,
      case when debit = 'receivable' then amount_minor when credit = 'receivable' then -amount_minor else 0 end as receivable,
      concat_ws('|', ${row("debit", "credit", "kind", "bill_id", "payment_id", "adjustment_id", "reverses_id")},
        coalesce((due_on - date '2000-01-01')::text, '')) as body
    from postings where ${mine}
    union all
    select 'allocations', recorded_at, effective_on, amount_minor, 0, ${row("bill_id", "payment_id", "adjustment_id")}
    from allocations where ${mine}
    union all
    select 'credit-uses', recorded_at, effective_on, amount_minor, 0, ${row("adjustment_id", "payment_id", "source_id", "claim_bill_id")}
    from credit_uses where ${mine}`;
}

function differencesOf(before: ControlCell[], after: ControlCell[]): Moved[] {
  const name = ({ source, recorded, effective }: ControlCell) => `${recorded} ${effective} ${source}`;
  const [was, is] = [new Map(before.map((one) => [name(one), one])), new Map(after.map((one) => [name(one), one]))];
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((key): Moved[] => {
    const [old, fresh] = [was.get(key) ?? null, is.get(key) ?? null];
    const same =
      old &&
      fresh &&
      (["rowCount", "amount", "receivable", "fingerprint"] as const).every((part) => old[part] === fresh[part]);
    if (same) return [];
    const { source, recorded: recordedMonth, effective: effectiveMonth } = (old ?? fresh)!;
    const differenceMinor = BigInt(fresh?.amount ?? 0) - BigInt(old?.amount ?? 0);
    return [{ source, recordedMonth, effectiveMonth, before: old, after: fresh, differenceMinor }];
  });
}
