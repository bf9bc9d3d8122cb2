import { and, asc, eq, gt } from "drizzle-orm";
import { accounts, runObstacles } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { getRun } from "./get-run";

const pageSize = 50;

/** What a run left aside with its reasons, fifty at a time. */
export async function listRunObstacles(ctx: Ctx, { runId, after }: { runId: string; after?: string }) {
  const { tx, tenant } = ctx;
  await getRun(ctx, runId);
  const rows = await tx
    .select({
      id: runObstacles.agreementId,
      reason: runObstacles.reason,
      priceClass: runObstacles.priceClass,
      accountId: accounts.id,
      accountNo: accounts.accountNo,
      address: accounts.address,
    })
    .from(runObstacles)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, runObstacles.accountId)))
    .where(
      and(
        eq(runObstacles.tenantId, tenant.id),
        eq(runObstacles.runId, runId),
        after ? gt(runObstacles.agreementId, after) : undefined,
      ),
    )
    .orderBy(asc(runObstacles.agreementId))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null };
}
