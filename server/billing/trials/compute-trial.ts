import { and, eq, sql } from "drizzle-orm";
import { trialRuns } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";
import type { Scope } from "../runs/bill-season";
import { houseName, runScope } from "../runs/run-scope";
import { getSeason } from "../seasons/find-season-for";
import { addClosed, trialBatch } from "./trial-batch";

const usualBatch = 20_000;

/** Takes a trial to its end from wherever it stands; each batch commits with its progress. */
export async function computeTrial(trialId: string, scope: Scope, batchSize = usualBatch): Promise<void> {
  const mine = (ctx: Ctx) => and(eq(trialRuns.tenantId, ctx.tenant.id), eq(trialRuns.id, trialId));
  for (;;) {
    const more = await scope(async (ctx) => {
      // Two workers on one trial take turns at its row.
      const [trial] = await ctx.tx.select().from(trialRuns).where(mine(ctx)).for("update");
      if (trial?.status !== "computing") return false;
      const season = await getSeason(ctx, trial.season);
      const batch = await trialBatch(ctx, {
        ...{ trialId, season, previous: trial.previousSeason },
        ...{ after: trial.cursor, limit: batchSize },
      });
      if (batch.looked === 0) {
        if (trial.previousSeason) await addClosed(ctx, trialId, trial.season, trial.previousSeason);
        await finish(ctx, trialId, trial.tariffVersionId);
        return false;
      }
      await ctx.tx
        .update(trialRuns)
        .set({
          cursor: batch.last,
          looked: sql`${trialRuns.looked} + ${batch.looked}`,
          bills: sql`${trialRuns.bills} + ${batch.bills}`,
          parked: sql`${trialRuns.parked} + ${batch.parked}`,
          totalMinor: sql`${trialRuns.totalMinor} + ${batch.totalMinor}`,
        })
        .where(mine(ctx));
      return true;
    });
    if (!more) return;
  }
}

/** Seals the trial under the checksum of its tariff version and of all that its bills are made of. */
async function finish(ctx: Ctx, trialId: string, tariffVersionId: string): Promise<void> {
  const checksum = sql<string>`(select md5(concat(${tariffVersionId}::text, string_agg(agreement_id || fingerprint, '' order by agreement_id)))
    from trial_bills where tenant_id = ${ctx.tenant.id} and trial_id = ${trialId})`;
  await ctx.tx
    .update(trialRuns)
    .set({ status: "trial", finishedAt: ctx.now, error: null, checksum })
    .where(and(eq(trialRuns.tenantId, ctx.tenant.id), eq(trialRuns.id, trialId)));
  await audit(ctx, "billing.finish-trial", { type: "trial-run", id: trialId }, {});
}

/** The job behind a trial; killed half-way, the queue starts it again and it goes on. */
export async function runTrialJob(job: { tenantId: string; trialId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  try {
    await computeTrial(job.trialId, runScope(tenant));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    await asHouse(tenant, houseName, (ctx) =>
      ctx.tx
        .update(trialRuns)
        .set({ error: reason })
        .where(and(eq(trialRuns.tenantId, tenant.id), eq(trialRuns.id, job.trialId))),
    );
    throw error;
  }
}
