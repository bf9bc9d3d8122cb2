import { and, eq } from "drizzle-orm";
import { trialRuns } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/** How far a trial is, without its figures. */
export async function getTrialProgress(ctx: Ctx, trialId: string) {
  const [trial] = await ctx.tx
    .select({
      id: trialRuns.id,
      status: trialRuns.status,
      looked: trialRuns.looked,
      inScope: trialRuns.inScope,
      startedAt: trialRuns.startedAt,
      error: trialRuns.error,
    })
    .from(trialRuns)
    .where(and(eq(trialRuns.tenantId, ctx.tenant.id), eq(trialRuns.id, trialId)));
  if (!trial) throw notFound();
  return trial;
}
