import { and, eq } from "drizzle-orm";
import { billRuns } from "@/db/schema";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { continueRun } from "./bill-season";

/** Takes a run that staff have begun to its end; killed half-way, the queue starts it again and it goes on. */
export async function runSeasonJob(job: { tenantId: string; runId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const [run] = await asHouse(tenant, "season run", (ctx) =>
    ctx.tx
      .select({ season: billRuns.season })
      .from(billRuns)
      .where(and(eq(billRuns.tenantId, tenant.id), eq(billRuns.id, job.runId))),
  );
  if (run) await continueRun(job.runId, run.season, (fn) => asHouse(tenant, "season run", fn));
}
