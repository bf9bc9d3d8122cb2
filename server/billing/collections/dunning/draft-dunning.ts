import { sql } from "drizzle-orm";
import { dunningBatches } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate, plusDays } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { parseAmount } from "@/server/platform/money";
import type { DunningStep } from "@/tenants/schemas/dunning";
import { findDunningRules } from "./find-dunning-rules";

/**
 * Drafts what each step would do today, one batch a step; nothing leaves the house before a person has approved it.
 * Repeating it on the same day drafts nothing new. A step speaks of all that was overdue when it was drafted, so it is
 * drafted once for each of these bills, under the oldest, and only when the step before it was carried out as long ago as
 * the rules set them apart; a bill of a later winter begins anew. Left out are bills in dispute and accounts that have
 * promised or pay in steps: what was not taken for that is drafted again when it no longer holds.
 */
export async function draftDunning(ctx: Ctx): Promise<{ drafted: number }> {
  const found = await findDunningRules(ctx);
  if (!found) return { drafted: 0 };
  const { steps } = found.rules;
  let drafted = 0;
  for (const [index, step] of steps.entries()) {
    drafted += await draftStep(ctx, found.id, step, steps[index - 1] ?? null);
  }
  return { drafted };
}

async function draftStep(ctx: Ctx, rulesId: string, step: DunningStep, before: DunningStep | null): Promise<number> {
  const { tx, tenant } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const batchId = newId();
  const opened = await tx
    .insert(dunningBatches)
    .values({
      ...{ id: batchId, tenantId: tenant.id, rulesId, step: step.slug, act: step.act, draftedOn: today },
      ...{ status: "drafted", accounts: 0, totalMinor: 0n, createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: dunningBatches.id });
  if (opened.length === 0) return 0;
  const { rows } = await tx.execute<{ count: number; total: string }>(sql`
    with made as (
      insert into dunning_items (tenant_id, id, created_at, batch_id, account_id, bill_id, step, owed_minor, due_on, state)
      select ${tenant.id}, gen_random_uuid(), ${ctx.now.toISOString()}::timestamptz, ${batchId}, account_id, bill_id,
        ${step.slug}, owed, due_on, 'drafted'
      from (${candidates(ctx, step, before, today)}) due
      on conflict do nothing returning owed_minor
    ) select count(*)::int as count, coalesce(sum(owed_minor), 0)::text as total from made`);
  const { count = 0, total = "0" } = rows[0] ?? {};
  const mine = sql`tenant_id = ${tenant.id} and id = ${batchId}`;
  if (count === 0) {
    await tx.execute(sql`delete from dunning_batches where ${mine}`);
    return 0;
  }
  await tx.execute(sql`update dunning_batches set accounts = ${count}, total_minor = ${total} where ${mine}`);
  await audit(ctx, "collections.draft-dunning", { type: "dunning-batch", id: batchId }, { step: step.slug, count });
  return count;
}

/**
 * Per account the oldest overdue bill for which the step is due, and all that is overdue. A late fee is dunned with the bill
 * it is of, and by itself only when nothing else is left. Nobody's valve is shut who was never told.
 */
function candidates({ tenant }: Ctx, step: DunningStep, before: DunningStep | null, today: PlainDate) {
  const tenantId = tenant.id;
  const items = sql`select 1 from dunning_items i where i.tenant_id = ${tenantId} and i.account_id = due.account_id
    and (i.created_at at time zone ${tenant.timezone})::date > due.due_on`;
  const taken = (slug: string) => sql`${items} and i.step = ${slug} and ${stepCounts}`;
  const wentBefore = before
    ? sql`and exists (${taken(before.slug)} and i.done_on <= ${plusDays(today, before.daysLate - step.daysLate)}::date)`
    : sql``;
  const wasTold = step.act === "limit-supply" && before ? sql`and exists (${items} and i.state = 'done')` : sql``;
  return sql`
    select distinct on (account_id) account_id, bill_id, due_on, owed from (
      select account_id, id as bill_id, due_on, kind, sum(unpaid) over (partition by account_id) as owed,
        bool_and(kind = 'late-fee') over (partition by account_id) as only_fees
      from (${overdueBills(tenantId, today)}) overdue
    ) due
    where due_on <= ${plusDays(today, -step.daysLate)}::date and owed >= ${parseAmount(step.least) ?? 0n}
      and (kind <> 'late-fee' or only_fees)
      and not exists (select 1 from payment_promises p
        where p.tenant_id = ${tenantId} and p.account_id = due.account_id and p.status = 'open')
      and not exists (select 1 from instalment_plans i
        where i.tenant_id = ${tenantId} and i.account_id = due.account_id and i.status = 'open')
      and not exists (${taken(step.slug)}) ${wentBefore} ${wasTold}
    order by account_id, due_on, bill_id`;
}

/** A step (`i`) counts as taken unless it was left out for what passes; what cannot be done at all is not tried for ever. */
const stepCounts = sql`(i.state <> 'skipped' or i.skipped_for in ('no-phone', 'neighbours'))`;

/** Bills in force past their due day with what is unpaid of them, those in dispute left out. */
const overdueBills = (tenantId: string, today: PlainDate) => sql`
  select b.id, b.account_id, b.due_on, b.kind, b.amount_minor - coalesce(sum(a.amount_minor), 0) as unpaid
  from bills b left join allocations a on a.tenant_id = ${tenantId} and a.bill_id = b.id
  where b.tenant_id = ${tenantId} and b.reverses_id is null and b.due_on < ${today}::date
    and not exists (select 1 from bills r where r.tenant_id = ${tenantId} and r.reverses_id = b.id)
    and not exists (select 1 from bill_disputes d
      where d.tenant_id = ${tenantId} and d.bill_id = b.id and d.closed_on is null)
  group by b.tenant_id, b.id having b.amount_minor > coalesce(sum(a.amount_minor), 0)`;
