import { and, asc, desc, eq, gt } from "drizzle-orm";
import { accounts, serviceAgreements, usageObstacles, usageRuns } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

const pageSize = 50;
const mostRuns = 20;

/** The latest settlings, the newest first. */
export function listUsageRuns({ tx, tenant }: Ctx) {
  return tx
    .select()
    .from(usageRuns)
    .where(eq(usageRuns.tenantId, tenant.id))
    .orderBy(desc(usageRuns.createdAt), desc(usageRuns.id))
    .limit(mostRuns);
}

/** One settling with how far it is. */
export async function getUsageRun({ tx, tenant }: Ctx, runId: string) {
  const [run] = await tx
    .select()
    .from(usageRuns)
    .where(and(eq(usageRuns.tenantId, tenant.id), eq(usageRuns.id, runId)));
  if (!run) throw notFound();
  return run;
}

/** What a settling left aside, fifty at a time. */
export async function listObstacles(ctx: Ctx, { runId, after }: { runId: string; after?: string }) {
  const { tx, tenant } = ctx;
  await getUsageRun(ctx, runId);
  const rows = await tx
    .select({
      id: usageObstacles.id,
      reason: usageObstacles.reason,
      agreementNo: serviceAgreements.agreementNo,
      accountId: accounts.id,
      accountNo: accounts.accountNo,
      address: accounts.address,
    })
    .from(usageObstacles)
    .innerJoin(
      serviceAgreements,
      and(eq(serviceAgreements.tenantId, tenant.id), eq(serviceAgreements.id, usageObstacles.agreementId)),
    )
    .innerJoin(accounts, and(eq(accounts.tenantId, tenant.id), eq(accounts.id, serviceAgreements.accountId)))
    .where(
      and(
        eq(usageObstacles.tenantId, tenant.id),
        eq(usageObstacles.runId, runId),
        after ? gt(usageObstacles.id, after) : undefined,
      ),
    )
    .orderBy(asc(usageObstacles.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null };
}
