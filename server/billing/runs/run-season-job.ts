import { and, eq } from "drizzle-orm";
import { billRuns } from "@/db/schema";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { continueRun } from "./bill-season";
import { houseName, runScope } from "./run-scope";

/** Takes a run that staff have begun to its end; killed half-way, the queue starts it again and it goes on. */
export async function runSeasonJob(job: { tenantId: string; runId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const [run] = await asHouse(tenant, houseName, (ctx) =>
    ctx.tx
      .select({ season: billRuns.season })
      .from(billRuns)
      .where(and(eq(billRuns.tenantId, tenant.id), eq(billRuns.id, job.runId))),
  );
  if (!run) return;
  const mine = and(eq(billRuns.tenantId, tenant.id), eq(billRuns.id, job.runId));
  try {
    await continueRun(job.runId, run.season, runScope(tenant));
  } catch (error) {
    // The run stays open and the queue tries again; meanwhile the clerk can read what is the matter.
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    await asHouse(tenant, houseName, (ctx) => ctx.tx.update(billRuns).set({ error: reason }).where(mine));
    throw error;
  }
}
