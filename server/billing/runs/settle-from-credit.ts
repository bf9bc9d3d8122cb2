import { sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import type { Scope } from "./bill-season";
import { allocateCredit } from "../payments/allocate-credit";

const accountsAtOnce = 1000;

/** Settles the bills of a run from the credit of their accounts, the accounts locked in the order of their ids. */
export async function settleFromCredit(runId: string, scope: Scope): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const last = await scope(async (ctx) => {
      const tenantId = ctx.tenant.id;
      await planForSets(ctx.tx);
      const { rows } = await ctx.tx.execute<{ id: string }>(sql`
        with used as materialized (
          select payment_id, adjustment_id, sum(amount_minor) as minor from allocations
          where tenant_id = ${tenantId} and account_id > ${after}::uuid group by payment_id, adjustment_id
        ), credit as (
          select p.account_id from payments p left join used on used.payment_id = p.id
          where p.tenant_id = ${tenantId} and p.status = 'succeeded' and p.account_id > ${after}::uuid
            and p.amount_minor - p.refunded_minor > coalesce(used.minor, 0)
          union all
          select j.account_id from adjustments j left join used on used.adjustment_id = j.id
          where j.tenant_id = ${tenantId} and j.status = 'posted' and j.account_id > ${after}::uuid
            and j.kind not in ('refund', 'carry-over', 'usage-less', 'usage-more', 'payment-reversal')
            and j.amount_minor > coalesce(used.minor, 0)
        )
        select ac.id from accounts ac
        where ac.tenant_id = ${tenantId} and ac.id in (select account_id from credit)
          and exists (select 1 from bills b where b.tenant_id = ${tenantId} and b.account_id = ac.id and b.run_id = ${runId}::uuid)
        order by ac.id limit ${accountsAtOnce}
        for update of ac`);
      await allocateCredit(
        ctx,
        rows.map((row) => row.id),
      );
      return rows.at(-1)?.id;
    });
    if (!last) return;
    after = last;
  }
}
