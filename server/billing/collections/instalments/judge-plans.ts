import { sql } from "drizzle-orm";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { arrearSql } from "./arrear-of";

type Judged = { id: string; account_id: string; status: "kept" | "broken"; broken_step: number | null };

/**
 * Says of open plans whether they are kept: nothing is left of the arrear; or broken: behind a step's day and its days of
 * grace more is left than the steps so far allow. What was let off or corrected counts as paid. Run before late fees and
 * dunning, which follow what it finds; each plan is decided once.
 */
export async function judgePlans(ctx: Ctx): Promise<{ plansKept: number; plansBroken: number }> {
  const { tx, tenant } = ctx;
  const today = dayOf(ctx.now, tenant.timezone);
  const { rows } = await tx.execute<Judged>(sql`
    with open as (
      select p.id, p.account_id, p.total_minor, p.grace_days,
        ${arrearSql(ctx, sql`p.account_id`, sql`p.agreed_on`)} as rest
      from instalment_plans p where p.tenant_id = ${tenant.id} and p.status = 'open'
    ), missed as (
      select o.id, min(s.step_no) as step_no from open o
      join lateral (
        select step_no, due_on, sum(amount_minor) over (order by step_no) as until
        from instalment_steps where tenant_id = ${tenant.id} and plan_id = o.id
      ) s on s.due_on + o.grace_days < ${today}::date and o.rest > o.total_minor - s.until
      group by o.id
    )
    update instalment_plans p
    set status = case when o.rest <= 0 then 'kept' else 'broken' end, decided_on = ${today}::date,
      broken_step = case when o.rest > 0 then m.step_no end
    from open o left join missed m on m.id = o.id
    where p.tenant_id = ${tenant.id} and p.id = o.id and p.status = 'open' and (o.rest <= 0 or m.id is not null)
    returning p.id, p.account_id, p.status, p.broken_step`);
  for (const { id, account_id: accountId, status, broken_step: step } of rows)
    await audit(ctx, "collections.judge-plan", { type: "account", id: accountId }, { planId: id, status, step });
  const countOf = (status: Judged["status"]) => rows.filter((row) => row.status === status).length;
  return { plansKept: countOf("kept"), plansBroken: countOf("broken") };
}
