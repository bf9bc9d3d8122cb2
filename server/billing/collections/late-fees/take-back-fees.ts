import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { bills, lateFees } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { reverseBill } from "../../bills/correct-bill";
import { inForce } from "../../bills/list-open-bills";
import { allocateCredit } from "../../payments/allocate-credit";
import { lockAccounts } from "./lock-accounts";
import { settledDays } from "./read-late-bills";

/**
 * Takes back what late days were charged wrongly, of the whole subsidiary or of one account: those of a bill that was
 * taken back, and those of which more, or less, was settled than was known when they were charged, because money was
 * booked behind the day it came. The stretch is superseded and its fee reversed, once; what its days cost after all is
 * then charged like days that never were. At most `limit` stretches; answers how many.
 */
export async function takeBackFees(ctx: Ctx, limit: number, accountId?: string): Promise<number> {
  const outdated = await listOutdated(ctx, limit, accountId);
  if (outdated.length === 0) return 0;
  const accountIds = [...new Set(outdated.map((stretch) => stretch.accountId))];
  await lockAccounts(ctx, accountIds);
  const ids = outdated.map(({ id }) => id);
  // Another worker may have been faster before the lock was ours.
  const superseded = await ctx.tx
    .update(lateFees)
    .set({ supersededAt: ctx.now })
    .where(and(eq(lateFees.tenantId, ctx.tenant.id), inArray(lateFees.id, ids), isNull(lateFees.supersededAt)))
    .returning({ feeBillId: lateFees.feeBillId });
  const feeIds = superseded.flatMap(({ feeBillId }) => feeBillId ?? []);
  const fees = await ctx.tx
    .select()
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), inArray(bills.id, feeIds), inForce(ctx)))
    .orderBy(asc(bills.accountId), asc(bills.periodFrom), asc(bills.id));
  for (const fee of fees) await reverseBill(ctx, fee, "late-fee");
  await allocateCredit(ctx, accountIds);
  return outdated.length;
}

function listOutdated({ tx, tenant }: Ctx, limit: number, accountId?: string) {
  const tenantId = tenant.id;
  return tx
    .select({ id: lateFees.id, accountId: lateFees.accountId })
    .from(lateFees)
    .where(
      and(
        eq(lateFees.tenantId, tenantId),
        isNull(lateFees.supersededAt),
        accountId === undefined ? undefined : eq(lateFees.accountId, accountId),
        sql`(exists (select 1 from bills r where r.tenant_id = ${tenantId} and r.reverses_id = late_fees.bill_id)
          or late_fees.settled_minor <> coalesce((
            select sum(known.amount_minor) from (${settledDays({ tenant })} and a.bill_id = late_fees.bill_id) known
            where known.day <= late_fees.period_to), 0))`,
      ),
    )
    .orderBy(asc(lateFees.accountId), asc(lateFees.id))
    .limit(limit);
}
