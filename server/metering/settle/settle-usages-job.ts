import { and, eq, sql } from "drizzle-orm";
import { usageObstacles, usageRuns } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import { now } from "@/server/platform/clock";
import type { Ctx, Tenant } from "@/server/platform/context";
import { findTenant } from "@/tenants/resolve";
import { settleUsages } from "./settle-usages";

const houseName = "抄表结算";

/** Takes a settling that staff have begun to its end; killed half-way, the queue starts it again and it goes on. */
export async function settleUsagesJob(job: { tenantId: string; runId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  try {
    while (await open(tenant, (ctx) => settleBatch(ctx, job.runId)));
  } catch (error) {
    // The run stays open and the queue tries again; meanwhile the clerk can read what is the matter.
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    await open(tenant, (ctx) => ctx.tx.update(usageRuns).set({ error: reason }).where(mine(ctx, job.runId)));
    throw error;
  }
}

const open = <T>(tenant: Tenant, fn: (ctx: Ctx) => Promise<T>) =>
  withTenant({ tenantId: tenant.id, as: "worker" }, (tx) =>
    fn({ tx, tenant, actor: { kind: "system", name: houseName }, now: now() }),
  );

const mine = ({ tenant }: Pick<Ctx, "tenant">, runId: string) =>
  and(eq(usageRuns.tenantId, tenant.id), eq(usageRuns.id, runId));

/** Settles the next agreements and notes it in the same transaction; false when nothing is left to do. */
export async function settleBatch(ctx: Ctx, runId: string, limit?: number): Promise<boolean> {
  // Two workers on one run take turns at its row; the second finds the cursor where the first left it.
  const [run] = await ctx.tx.select().from(usageRuns).where(mine(ctx, runId)).for("update");
  if (run?.status !== "running") return false;
  const { periodFrom: from, periodTo: to, cursor: after } = run;
  const batch = await settleUsages(ctx, { from, to }, { after, ...(limit ? { limit } : {}) });
  const { settled, already, obstacles, next } = batch;
  if (obstacles.length > 0)
    await ctx.tx.insert(usageObstacles).values(obstacles.map((one) => ({ ...one, tenantId: ctx.tenant.id, runId })));
  await ctx.tx
    .update(usageRuns)
    .set({
      settled: sql`${usageRuns.settled} + ${settled}`,
      already: sql`${usageRuns.already} + ${already}`,
      parked: sql`${usageRuns.parked} + ${obstacles.length}`,
      error: null,
      ...(next ? { cursor: next } : { status: "done" as const, finishedAt: ctx.now }),
    })
    .where(mine(ctx, runId));
  if (next) return true;
  const data = { from, to, settled: run.settled + settled, parked: run.parked + obstacles.length };
  await audit(ctx, "metering.settled", { type: "usage-run", id: runId }, data);
  return false;
}
