import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { bills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { reverseBill } from "../../bills/correct-bill";
import type { Bill } from "../../bills/insert-bill";
import { inForce } from "../../bills/list-open-bills";
import { allocateCredit } from "../../payments/allocate-credit";
import { lockAccounts } from "./lock-accounts";

/**
 * Late fees whose bill has been taken back, of the whole subsidiary or of one account: they go back too, and the bill in
 * its place runs its own days. At most `limit` of them; answers how many.
 */
export async function takeBackOrphans(ctx: Ctx, limit: number, accountId?: string): Promise<number> {
  const tenantId = ctx.tenant.id;
  const found = await ctx.tx
    .select()
    .from(bills)
    .where(
      and(
        eq(bills.tenantId, tenantId),
        eq(bills.kind, "late-fee"),
        accountId === undefined ? undefined : eq(bills.accountId, accountId),
        inForce(ctx),
        sql`exists (select 1 from late_fees f join bills r on r.tenant_id = ${tenantId} and r.reverses_id = f.bill_id
          where f.tenant_id = ${tenantId} and f.fee_bill_id = bills.id)`,
      ),
    )
    .orderBy(asc(bills.accountId), asc(bills.id))
    .limit(limit);
  if (found.length === 0) return 0;
  const accountIds = [...new Set(found.map((fee) => fee.accountId))];
  await lockAccounts(ctx, accountIds);
  for (const fee of await stillStanding(ctx, found)) await reverseBill(ctx, fee, "late-fee");
  await allocateCredit(ctx, accountIds);
  return found.length;
}

/** Another worker may have been faster before the lock was ours. */
function stillStanding(ctx: Ctx, found: Bill[]): Promise<Bill[]> {
  const ids = found.map(({ id }) => id);
  return ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), inArray(bills.id, ids), inForce(ctx)));
}
