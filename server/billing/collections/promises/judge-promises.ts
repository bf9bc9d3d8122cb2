import { sql } from "drizzle-orm";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";

/**
 * Says of open promises whether they were kept: as soon as the account has paid so much since;
 * broken the night after the day, when it has not. What went back to the payer is no payment, and a payment that was booked
 * on the wrong account counts where it belongs.
 */
export async function judgePromises(ctx: Ctx): Promise<{ kept: number; broken: number }> {
  const tenantId = ctx.tenant.id;
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const { rows } = await ctx.tx.execute<{ status: "kept" | "broken"; count: number }>(sql`
    with open as (
      select p.id, p.pay_by,
        coalesce((select sum(case when g.credit = 'receivable' then g.amount_minor else -g.amount_minor end) from postings g
          where g.tenant_id = ${tenantId} and g.account_id = p.account_id
            and (g.kind in ('payment', 'refund') or (g.kind = 'transfer' and g.payment_id is not null))
            and 'receivable' in (g.debit, g.credit) and g.effective_on >= p.promised_on and g.recorded_at >= p.created_at), 0) >= p.amount_minor as paid
      from payment_promises p where p.tenant_id = ${tenantId} and p.status = 'open'
    ), judged as (
      update payment_promises p set status = case when open.paid then 'kept' else 'broken' end, decided_on = ${today}::date
      from open where p.tenant_id = ${tenantId} and p.id = open.id and (open.paid or open.pay_by < ${today}::date)
      returning p.status
    ) select status, count(*)::int as count from judged group by status`);
  const countOf = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  const result = { kept: countOf("kept"), broken: countOf("broken") };
  if (result.kept + result.broken > 0)
    await audit(ctx, "collections.judge-promises", { type: "promises", id: tenantId }, result);
  return result;
}
