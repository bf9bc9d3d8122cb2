import { and, eq, sql } from "drizzle-orm";
import { bills, rebillRuns } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { enqueue } from "@/server/platform/jobs";
import { inForce } from "../bills/list-open-bills";
import { getSeason } from "../seasons/find-season-for";

/**
 * Begins to bill a season anew, after days were added to it or its price changed; the worker carries it out. While one of
 * the season is under way, that one is taken up again.
 * @throws `rebill-nothing` when the season has no bills
 */
export async function startRebill(
  ctx: Ctx,
  { season: slug, reason }: { season: string; reason: string },
): Promise<{ runId: string }> {
  const season = await getSeason(ctx, slug);
  const inScope = await countBilled(ctx, season.slug);
  if (inScope === 0) throw conflict("rebill-nothing");
  const id = newId();
  const made = await ctx.tx
    .insert(rebillRuns)
    .values({
      ...{ id, tenantId: ctx.tenant.id, season: season.slug, reason, status: "running", inScope },
      ...{ startedBy: ctx.actor.name, startedAt: ctx.now, createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning({ id: rebillRuns.id });
  const runId = made[0]?.id ?? (await getRunning(ctx, season.slug));
  await enqueue(ctx, "rebill-season", { tenantId: ctx.tenant.id, runId }, { key: `rebill-season:${runId}` });
  await audit(ctx, "billing.start-rebill", { type: "rebill-run", id: runId }, { season: season.slug, reason, inScope });
  return { runId };
}

async function countBilled(ctx: Ctx, season: string): Promise<number> {
  const [row] = await ctx.tx
    .select({ count: sql<number>`count(distinct ${bills.accountId})::int` })
    .from(bills)
    .where(and(eq(bills.tenantId, ctx.tenant.id), eq(bills.season, season), inForce(ctx)));
  return row?.count ?? 0;
}

async function getRunning({ tx, tenant }: Ctx, season: string): Promise<string> {
  const [running] = await tx
    .select({ id: rebillRuns.id })
    .from(rebillRuns)
    .where(and(eq(rebillRuns.tenantId, tenant.id), eq(rebillRuns.season, season), eq(rebillRuns.status, "running")));
  // It ended between the two statements: asking again begins a new one.
  if (!running) throw conflict("rebill-just-ended");
  return running.id;
}
