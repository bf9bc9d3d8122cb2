import { and, asc, desc, eq } from "drizzle-orm";
import { accounts, rebillObstacles, rebillRuns } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

const obstaclesShown = 50;
const runsShown = 5;

/** One re-billing with how far it is, and the first of what it left aside. */
export async function getRebill({ tx, tenant }: Ctx, runId: string) {
  const [run] = await tx
    .select()
    .from(rebillRuns)
    .where(and(eq(rebillRuns.tenantId, tenant.id), eq(rebillRuns.id, runId)));
  if (!run) throw notFound();
  const obstacles = await tx
    .select({
      id: rebillObstacles.id,
      reason: rebillObstacles.reason,
      accountId: accounts.id,
      accountNo: accounts.accountNo,
      address: accounts.address,
    })
    .from(rebillObstacles)
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, rebillObstacles.accountId)))
    .where(and(eq(rebillObstacles.tenantId, tenant.id), eq(rebillObstacles.runId, runId)))
    .orderBy(asc(rebillObstacles.id))
    .limit(obstaclesShown);
  return { ...run, obstacles };
}

/** The latest re-billings of a season, the newest first. */
export function listRebills({ tx, tenant }: Ctx, season: string) {
  return tx
    .select()
    .from(rebillRuns)
    .where(and(eq(rebillRuns.tenantId, tenant.id), eq(rebillRuns.season, season)))
    .orderBy(desc(rebillRuns.startedAt), desc(rebillRuns.id))
    .limit(runsShown);
}
