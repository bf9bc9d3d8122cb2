import { sql } from "drizzle-orm";
import type { Scope } from "./bill-season";
import { allocateCredit } from "../payments/allocate-credit";

const accountsAtOnce = 1000;

/** Settles the bills of a run from the credit of their accounts, the accounts locked in the order of their ids. */
export async function settleFromCredit(runId: string, scope: Scope): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const last = await scope(async (ctx) => {
      const tenantId = ctx.tenant.id;
      const { rows } = await ctx.tx.execute<{ id: string }>(sql`
        with credit as (
          select p.account_id
          from payments p
          left join lateral (
            select sum(a.amount_minor) as used from allocations a where a.tenant_id = ${tenantId} and a.payment_id = p.id
          ) a on true
          where p.tenant_id = ${tenantId} and p.status = 'succeeded' and p.account_id > ${after}::uuid
            and p.amount_minor - p.refunded_minor > coalesce(a.used, 0)
          union all
          select j.account_id
          from adjustments j
          left join lateral (
            select sum(a.amount_minor) as used from allocations a where a.tenant_id = ${tenantId} and a.adjustment_id = j.id
          ) a on true
          where j.tenant_id = ${tenantId} and j.status = 'posted' and j.account_id > ${after}::uuid
            and j.kind not in ('refund', 'carry-over', 'transfer-debit', 'usage-less', 'usage-more') and j.amount_minor > coalesce(a.used, 0)
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
