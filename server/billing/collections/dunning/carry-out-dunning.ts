import { and, asc, eq, sql } from "drizzle-orm";
import { dunningBatches, dunningItems } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { lockAccount } from "../../bills/lock-account";
import type { Scope } from "../../runs/bill-season";
import { reasonToSkip } from "./reason-to-skip";
import { stepOf } from "./step-of";
import { takeStep } from "./take-step";

const atOnce = 50;

/**
 * Carries an approved batch out, some accounts a transaction, each looked at once more: who has paid, promised or
 * disputed since, who cannot be reached, and whose valve others hang on, is left out with the reason. Repeating it goes
 * on with what is left; nobody is written to twice.
 */
export async function carryOutDunning(scope: Scope, batchId: string, batchSize = atOnce): Promise<void> {
  while (await scope((ctx) => carryOutSome(ctx, batchId, batchSize)));
}

async function carryOutSome(ctx: Ctx, batchId: string, limit: number): Promise<boolean> {
  const tenantId = ctx.tenant.id;
  const mine = and(eq(dunningBatches.tenantId, tenantId), eq(dunningBatches.id, batchId));
  // Two workers on one batch take turns at its row.
  const [batch] = await ctx.tx.select().from(dunningBatches).where(mine).for("update");
  if (batch?.status !== "approved") return false;
  const items = await ctx.tx
    .select()
    .from(dunningItems)
    .where(
      and(eq(dunningItems.tenantId, tenantId), eq(dunningItems.batchId, batchId), eq(dunningItems.state, "drafted")),
    )
    .orderBy(asc(dunningItems.accountId))
    .limit(limit);
  if (items.length === 0) {
    await ctx.tx.update(dunningBatches).set({ status: "done", finishedAt: ctx.now }).where(mine);
    const { step, carriedOut, skipped } = batch;
    await audit(ctx, "collections.carried-out", { type: "dunning-batch", id: batchId }, { step, carriedOut, skipped });
    return false;
  }
  const step = await stepOf(ctx, batch.rulesId, batch.step);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  // In the order of their ids, as everybody locks them.
  for (const { accountId } of items) await lockAccount(ctx, accountId);
  let skipped = 0;
  for (const item of items) {
    const found = await reasonToSkip(ctx, item, step);
    const impossible = found.skip === "no-phone" || found.skip === "neighbours";
    const change = found.skip
      ? { state: "skipped" as const, skippedFor: found.skip, doneOn: impossible ? today : null }
      : { state: "done" as const, doneOn: today, workOrderId: await takeStep(ctx, step, item, found) };
    if (found.skip) skipped += 1;
    await ctx.tx
      .update(dunningItems)
      .set(change)
      .where(and(eq(dunningItems.tenantId, tenantId), eq(dunningItems.id, item.id)));
  }
  await ctx.tx
    .update(dunningBatches)
    .set({
      skipped: sql`${dunningBatches.skipped} + ${skipped}`,
      carriedOut: sql`${dunningBatches.carriedOut} + ${items.length - skipped}`,
    })
    .where(mine);
  return true;
}
