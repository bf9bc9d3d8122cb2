import { and, eq, sql } from "drizzle-orm";
import { adjustments, allocations, postings } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { eventKey } from "../ledger/event-key";
import type { LedgerAccount } from "../ledger/ledger-accounts";
import { post } from "../ledger/post";
import { isLetOff } from "./is-let-off";

export type Granted = typeof adjustments.$inferSelect;

/** Takes a bill's discount back by its mirror posting; that much of the bill is open again. Null when it has none. */
export async function takeBackDiscount(ctx: Ctx, billId: string, why: string): Promise<Granted | null> {
  const tenantId = ctx.tenant.id;
  const [row] = await ctx.tx
    .update(adjustments)
    .set({ status: "reversed", reversedAt: ctx.now, revision: sql`${adjustments.revision} + 1` })
    .where(
      and(
        eq(adjustments.tenantId, tenantId),
        eq(adjustments.billId, billId),
        eq(adjustments.kind, "early-payment"),
        eq(adjustments.status, "posted"),
      ),
    )
    .returning();
  if (!row) return null;
  const effectiveOn = dayOf(ctx.now, ctx.tenant.timezone);
  const originals = await ctx.tx
    .select()
    .from(postings)
    .where(
      and(
        eq(postings.tenantId, tenantId),
        eq(postings.adjustmentId, row.id),
        eq(postings.eventKey, eventKey(row.id, 0)),
      ),
    );
  const { id: adjustmentId, accountId, amountMinor } = row;
  await post(
    ctx,
    originals.map(({ id, debit, credit }) => ({
      ...{ accountId, billId, adjustmentId, amountMinor, effectiveOn, kind: "reversal" as const, reversesId: id },
      ...{ debit: credit as LedgerAccount, credit: debit as LedgerAccount, eventKey: newId() },
    })),
  );
  await ctx.tx.insert(allocations).values({
    ...{ id: newId(), tenantId, adjustmentId, billId, accountId, amountMinor: -amountMinor, effectiveOn },
    recordedAt: await knownFrom(ctx),
  });
  await audit(
    ctx,
    "billing.take-back-discount",
    { type: "adjustment", id: row.id },
    { billId, amountMinor: amountMinor.toString(), why },
  );
  return row;
}

/** Takes back every discount of an account whose money is no longer on its bill, after some of it has gone back. */
export async function takeBackUnearned(ctx: Ctx, accountId: string): Promise<void> {
  const tenantId = ctx.tenant.id;
  const { rows } = await ctx.tx.execute<{ bill_id: string }>(sql`
    select d.bill_id from adjustments d
    where d.tenant_id = ${tenantId} and d.account_id = ${accountId} and d.kind = 'early-payment' and d.status = 'posted'
      and (d.basis ->> 'neededMinor')::bigint > coalesce((
        select sum(a.amount_minor) from allocations a
        left join adjustments j on j.tenant_id = ${tenantId} and j.id = a.adjustment_id
        where a.tenant_id = ${tenantId} and a.bill_id = d.bill_id and not ${isLetOff(sql`j`)}), 0)
    order by d.bill_id`);
  for (const row of rows) await takeBackDiscount(ctx, row.bill_id, "money-went-back");
}
