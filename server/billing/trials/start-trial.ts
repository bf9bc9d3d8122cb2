import { and, eq, inArray, sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import { billRuns, trialRuns } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { computedLines } from "../runs/statement";
import { getSeason } from "../seasons/find-season-for";
import { listSeasons } from "../seasons/list-seasons";

/**
 * Begins a trial of a season; the worker computes it. One at a time for each season, which a unique index holds.
 * @throws `trial-open`, `season-run-running`, `season-already-billed`
 */
export async function startTrial(ctx: Ctx, slug: string): Promise<{ trialId: string }> {
  const season = await getSeason(ctx, slug);
  const [running] = await ctx.tx
    .select({ id: billRuns.id })
    .from(billRuns)
    .where(and(eq(billRuns.tenantId, ctx.tenant.id), eq(billRuns.season, slug), eq(billRuns.status, "running")));
  if (running) throw conflict("season-run-running");
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<{ scope: string; looked: string }>(
    sql`with ${computedLines({ tenantId: ctx.tenant.id, season, after: null, limit: null })}
      select (select count(*) from scope) as scope, (select count(*) from looked) as looked`,
  );
  const [size] = rows;
  if (!size || Number(size.scope) === 0) throw conflict("season-already-billed", { count: Number(size?.looked ?? 0) });
  const all = await listSeasons(ctx);
  const previous = all.findLast((one) => one.from < season.from) ?? null;
  const trialId = newId();
  const made = await ctx.tx
    .insert(trialRuns)
    .values({
      id: trialId,
      tenantId: ctx.tenant.id,
      season: slug,
      previousSeason: previous?.slug ?? null,
      tariffVersionId: season.tariff.id,
      status: "computing",
      startedBy: ctx.actor.name,
      startedById: "userId" in ctx.actor ? ctx.actor.userId : null,
      startedAt: ctx.now,
      inScope: Number(size.looked),
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: trialRuns.id });
  if (made.length === 0) throw conflict("trial-open");
  await enqueue(ctx, "run-trial", { tenantId: ctx.tenant.id, trialId }, { key: `run-trial:${trialId}` });
  await audit(ctx, "billing.start-trial", { type: "trial-run", id: trialId }, { season: slug });
  return { trialId };
}

/** The trial of a season that is under way or waits for somebody. */
export async function findOpenTrial(ctx: Pick<Ctx, "tx" | "tenant">, season: string) {
  const [open] = await ctx.tx
    .select({ id: trialRuns.id, status: trialRuns.status })
    .from(trialRuns)
    .where(
      and(
        eq(trialRuns.tenantId, ctx.tenant.id),
        eq(trialRuns.season, season),
        inArray(trialRuns.status, ["computing", "trial", "reviewed"]),
      ),
    );
  return open ?? null;
}
