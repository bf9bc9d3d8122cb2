import { and, asc, eq, gt } from "drizzle-orm";
import { accounts, trialBills } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { getTrialProgress } from "./get-trial-progress";

const pageSize = 50;

/** What a trial left aside with its reasons, fifty at a time. */
export async function listAside(ctx: Ctx, { trialId, after }: { trialId: string; after?: string }) {
  const { tx, tenant } = ctx;
  await getTrialProgress(ctx, trialId);
  const rows = await tx
    .select({
      id: trialBills.agreementId,
      reason: trialBills.reason,
      priceClass: trialBills.priceClass,
      accountId: accounts.id,
      accountNo: accounts.accountNo,
      address: accounts.address,
    })
    .from(trialBills)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, trialBills.accountId)))
    .where(
      and(
        eq(trialBills.tenantId, tenant.id),
        eq(trialBills.trialId, trialId),
        eq(trialBills.cause, "parked"),
        after ? gt(trialBills.agreementId, after) : undefined,
      ),
    )
    .orderBy(asc(trialBills.agreementId))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize).map((row) => ({ ...row, reason: row.reason ?? "" }));
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null };
}
