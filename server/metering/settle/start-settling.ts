import { and, eq, sql } from "drizzle-orm";
import { serviceAgreements, usageRuns } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { meteredIn, type Period, refusePeriod } from "./settle-usages";

/**
 * Begins to settle a period; the worker carries it out. While one of the same period is under way, that one is taken up
 * again; one of another period is refused, by unique index.
 * @throws `metering-settling-already`, and for a period that cannot be settled
 */
export async function startSettling(ctx: Ctx, period: Period): Promise<{ runId: string }> {
  await refusePeriod(ctx, period);
  const [scope] = await ctx.tx
    .select({ count: sql<number>`count(*)::int` })
    .from(serviceAgreements)
    .where(meteredIn(ctx, period));
  const id = newId();
  const made = await ctx.tx
    .insert(usageRuns)
    .values({
      ...{ id, tenantId: ctx.tenant.id, periodFrom: period.from, periodTo: period.to, status: "running" },
      ...{ startedBy: ctx.actor.name, inScope: scope?.count ?? 0, createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: usageRuns.id });
  const runId = made[0]?.id ?? (await findRunning(ctx, period));
  await enqueue(ctx, "settle-usages", { tenantId: ctx.tenant.id, runId }, { key: `settle-usages:${runId}` });
  await audit(ctx, "metering.settle", { type: "usage-run", id: runId }, period);
  return { runId };
}

async function findRunning({ tx, tenant }: Ctx, { from, to }: Period): Promise<string> {
  const [running] = await tx
    .select()
    .from(usageRuns)
    .where(and(eq(usageRuns.tenantId, tenant.id), eq(usageRuns.status, "running")));
  if (!running || running.periodFrom !== from || running.periodTo !== to) {
    const { periodFrom = "", periodTo = "" } = running ?? {};
    throw conflict("metering-settling-already", { from: periodFrom, to: periodTo });
  }
  return running.id;
}
