import { and, eq, inArray, sql } from "drizzle-orm";
import { billRuns } from "@/db/schema";
import { planForSets } from "@/db/plan-for-sets";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { getSeason } from "../seasons/find-season-for";
import { billBatch } from "./bill-batch";
import { settleFromCredit } from "./settle-from-credit";
import { computedLines } from "./statement";

export type RunResult = { runId: string; billed: number; parked: number; totalMinor: bigint };

/** Runs `fn` in a transaction of the subsidiary: its own, or the one that the caller has open. */
export type Scope = <T>(fn: (ctx: Ctx) => Promise<T>) => Promise<T>;

/** Agreements per statement: large enough for set-based speed, small enough to show progress and to lose little. */
const usualBatch = 20_000;

/**
 * Bills a whole season batch by batch and keeps the run's progress row in the batch's own transaction, so the two can
 * never disagree. Goes on with a run that was cut off; a season that is billed gives a run of nothing.
 */
export async function billSeason(
  slug: string,
  startedBy: string,
  scope: Scope,
  batchSize = usualBatch,
): Promise<RunResult> {
  const runId = await scope((ctx) => openRun(ctx, slug, startedBy));
  return continueRun(runId, slug, scope, batchSize);
}

/** Takes an open run to its end, from wherever it stands. */
export async function continueRun(
  runId: string,
  slug: string,
  scope: Scope,
  batchSize = usualBatch,
): Promise<RunResult> {
  const mine = (ctx: Ctx) => and(eq(billRuns.tenantId, ctx.tenant.id), eq(billRuns.id, runId));
  for (;;) {
    const more = await scope(async (ctx) => {
      // Two workers on one run take turns at its row; the second finds the cursor where the first left it.
      const [run] = await ctx.tx.select().from(billRuns).where(mine(ctx)).for("update");
      if (run?.status !== "running") return false;
      const season = await getSeason(ctx, slug);
      const batch = await billBatch(ctx, runId, season, run.cursor, batchSize, run.trialId);
      if (batch.looked === 0) return false;
      await ctx.tx
        .update(billRuns)
        .set({
          cursor: batch.last,
          billed: sql`${billRuns.billed} + ${batch.billed}`,
          parked: sql`${billRuns.parked} + ${batch.parked}`,
          totalMinor: sql`${billRuns.totalMinor} + ${batch.totalMinor}`,
        })
        .where(mine(ctx));
      return true;
    });
    if (!more) break;
  }
  await settleFromCredit(runId, scope);
  return scope(async (ctx) => {
    const [run] = await ctx.tx
      .update(billRuns)
      .set({ status: "posted", finishedAt: ctx.now, error: null })
      .where(and(mine(ctx), eq(billRuns.status, "running")))
      .returning();
    if (run)
      await audit(ctx, "billing.run-season", { type: "bill-run", id: runId }, { season: slug, billed: run.billed });
    const [kept] = run ? [run] : await ctx.tx.select().from(billRuns).where(mine(ctx));
    return { runId, billed: kept?.billed ?? 0, parked: kept?.parked ?? 0, totalMinor: kept?.totalMinor ?? 0n };
  });
}

/** The season's run that is under way, or a new one that knows how much it has before it. */
export async function openRun(
  ctx: Ctx,
  slug: string,
  startedBy: string,
  trialId: string | null = null,
): Promise<string> {
  const season = await getSeason(ctx, slug);
  const running = and(
    eq(billRuns.tenantId, ctx.tenant.id),
    eq(billRuns.season, slug),
    inArray(billRuns.status, ["running"]),
  );
  const [open] = await ctx.tx.select({ id: billRuns.id }).from(billRuns).where(running);
  if (open) return open.id;
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<{ count: string }>(
    sql`with ${computedLines({ tenantId: ctx.tenant.id, season, after: null, limit: null })} select count(*) from scope`,
  );
  const id = newId();
  await ctx.tx
    .insert(billRuns)
    .values({
      id,
      tenantId: ctx.tenant.id,
      season: slug,
      tariffVersionId: season.tariff.id,
      status: "running",
      startedBy,
      startedAt: ctx.now,
      inScope: Number(rows[0]?.count ?? 0),
      createdAt: ctx.now,
      trialId,
    })
    .onConflictDoNothing();
  const [opened] = await ctx.tx.select({ id: billRuns.id }).from(billRuns).where(running);
  return opened?.id ?? id;
}
