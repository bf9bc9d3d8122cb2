import { and, eq, sql } from "drizzle-orm";
import { billRuns } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";
import { getSeason } from "../seasons/find-season-for";
import { openRun } from "./bill-season";
import { previewSeasonRun } from "./preview-season-run";

/**
 * Begins a season's run; the worker carries it out. Refused while one is under way and when nobody is left to bill.
 * @throws `season-run-running`, `season-already-billed`
 */
export async function startSeasonRun(ctx: Ctx, slug: string): Promise<{ runId: string }> {
  await getSeason(ctx, slug);
  // Two clerks at once: the second waits here and then finds the first one's run.
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`season run ${ctx.tenant.id} ${slug}`}, 0))`,
  );
  const [running] = await ctx.tx
    .select({ id: billRuns.id })
    .from(billRuns)
    .where(and(eq(billRuns.tenantId, ctx.tenant.id), eq(billRuns.season, slug), eq(billRuns.status, "running")));
  if (running) throw conflict("season-run-running");
  const preview = await previewSeasonRun(ctx, slug);
  if (preview.toBill === 0) throw conflict("season-already-billed", { count: preview.billedCount });
  const runId = await openRun(ctx, slug, ctx.actor.name);
  await enqueue(ctx, "run-season", { tenantId: ctx.tenant.id, runId }, { key: `run-season:${runId}` });
  await audit(ctx, "billing.start-season-run", { type: "bill-run", id: runId }, { season: slug });
  return { runId };
}
