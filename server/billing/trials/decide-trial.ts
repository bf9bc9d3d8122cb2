import { and, eq, sql } from "drizzle-orm";
import { planForSets } from "@/db/plan-for-sets";
import { billRuns, trialRuns } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden, notFound } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";
import { openRun } from "../runs/bill-season";
import { billSums } from "../runs/fragments";
import { computedLines } from "../runs/statement";
import { getSeason } from "../seasons/find-season-for";

type Trial = typeof trialRuns.$inferSelect;

/** From which state each step leads where; nothing else moves a trial that is computed. */
const moves = {
  review: { from: ["trial"], to: "reviewed" },
  freeze: { from: ["reviewed"], to: "frozen" },
  discard: { from: ["computing", "trial", "reviewed"], to: "discarded" },
} as const satisfies Record<string, { from: Trial["status"][]; to: Trial["status"] }>;

const ownId = (ctx: Ctx) => ("userId" in ctx.actor ? ctx.actor.userId : null);

async function lockTrial(ctx: Ctx, trialId: string, move: keyof typeof moves): Promise<Trial> {
  const [trial] = await ctx.tx
    .select()
    .from(trialRuns)
    .where(and(eq(trialRuns.tenantId, ctx.tenant.id), eq(trialRuns.id, trialId)))
    .for("update");
  if (!trial) throw notFound();
  if (!(moves[move].from as readonly string[]).includes(trial.status)) throw conflict("trial-moved-on");
  return trial;
}

async function moveTrial(ctx: Ctx, trial: Trial, move: keyof typeof moves, set: Partial<Trial>): Promise<void> {
  const { to } = moves[move];
  await ctx.tx
    .update(trialRuns)
    .set({ ...set, status: to })
    .where(and(eq(trialRuns.tenantId, ctx.tenant.id), eq(trialRuns.id, trial.id)));
  await audit(
    ctx,
    `billing.${move}-trial`,
    { type: "trial-run", id: trial.id },
    { season: trial.season, checksum: trial.checksum ?? "" },
  );
}

/** A second person says that the figures are right. @throws `trial-own-review`, `trial-moved-on` */
export async function reviewTrial(ctx: Ctx, { trialId, note }: { trialId: string; note: string }): Promise<void> {
  const trial = await lockTrial(ctx, trialId, "review");
  if (trial.startedById !== null && trial.startedById === ownId(ctx)) throw forbidden("trial-own-review");
  await moveTrial(ctx, trial, "review", {
    reviewedBy: ctx.actor.name,
    reviewedById: ownId(ctx),
    reviewedAt: ctx.now,
    reviewNote: note,
  });
}

/** Puts a trial aside, so that another can be made. */
export async function discardTrial(ctx: Ctx, trialId: string): Promise<void> {
  await moveTrial(ctx, await lockTrial(ctx, trialId, "discard"), "discard", {});
}

/**
 * Begins the run that bills exactly what the trial computed. Refused while any agreement would be billed otherwise
 * than it was tried (`trial-facts-changed`, with how many) or under another tariff version (`trial-tariff-changed`).
 * What changes while the run goes on is left aside by it.
 */
export async function freezeTrial(ctx: Ctx, trialId: string): Promise<{ runId: string }> {
  const trial = await lockTrial(ctx, trialId, "freeze");
  const season = await getSeason(ctx, trial.season);
  if (season.tariff.id !== trial.tariffVersionId) throw conflict("trial-tariff-changed");
  const differ = await countDifferences(ctx, trial);
  if (differ.changed + differ.added + differ.gone > 0) throw conflict("trial-facts-changed", differ);
  const [running] = await ctx.tx
    .select({ id: billRuns.id })
    .from(billRuns)
    .where(
      and(eq(billRuns.tenantId, ctx.tenant.id), eq(billRuns.season, trial.season), eq(billRuns.status, "running")),
    );
  if (running) throw conflict("season-run-running");
  await moveTrial(ctx, trial, "freeze", { frozenBy: ctx.actor.name, frozenAt: ctx.now });
  const runId = await openRun(ctx, trial.season, ctx.actor.name, trial.id);
  await enqueue(ctx, "run-season", { tenantId: ctx.tenant.id, runId }, { key: `run-season:${runId}` });
  return { runId };
}

/** How many agreements would be billed otherwise than in the trial, for the first time, or no longer. */
export async function countDifferences(ctx: Ctx, trial: Pick<Trial, "id" | "season">) {
  const season = await getSeason(ctx, trial.season);
  await planForSets(ctx.tx);
  const { rows } = await ctx.tx.execute<Record<"changed" | "added" | "gone", string>>(sql`
    with ${computedLines({ tenantId: ctx.tenant.id, season, after: null, limit: null })},
    now as (${billSums}),
    tried as (select agreement_id, fingerprint from trial_bills where tenant_id = ${ctx.tenant.id} and trial_id = ${trial.id}::uuid and cause <> 'closed')
    select count(*) filter (where now.fingerprint <> tried.fingerprint) as changed,
      count(*) filter (where tried.agreement_id is null) as added, count(*) filter (where now.agreement_id is null) as gone
    from now full join tried on tried.agreement_id = now.agreement_id`);
  const [row] = rows;
  return { changed: Number(row?.changed ?? 0), added: Number(row?.added ?? 0), gone: Number(row?.gone ?? 0) };
}
