import { and, eq } from "drizzle-orm";
import { rebillRuns } from "@/db/schema";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import { rebillBatch } from "./rebill-batch";

const houseName = "账单重算";

/** Takes a re-billing that staff have begun to its end; killed half-way, the queue starts it again and it goes on. */
export async function rebillSeasonJob(job: { tenantId: string; runId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  try {
    while (await asHouse(tenant, houseName, (ctx) => rebillBatch(ctx, job.runId)));
  } catch (error) {
    // The run stays open and the queue tries again; meanwhile the clerk can read what is the matter.
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    await asHouse(tenant, houseName, (ctx) =>
      ctx.tx
        .update(rebillRuns)
        .set({ error: reason })
        .where(and(eq(rebillRuns.tenantId, tenant.id), eq(rebillRuns.id, job.runId))),
    );
    throw error;
  }
}
