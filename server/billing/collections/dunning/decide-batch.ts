import { and, eq } from "drizzle-orm";
import { dunningBatches, dunningItems } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { conflict, notFound } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";

type Decision = { batchId: string; decision: "approve" | "discard" };

/**
 * A person's word on a drafted batch: carried out by the worker, or discarded, and then these bills never meet this step
 * again; the next one follows as if it had been taken. Of two clerks the first one counts.
 */
export async function decideBatch(ctx: Ctx, { batchId, decision }: Decision): Promise<void> {
  const tenantId = ctx.tenant.id;
  const mine = and(eq(dunningBatches.tenantId, tenantId), eq(dunningBatches.id, batchId));
  const [moved] = await ctx.tx
    .update(dunningBatches)
    .set({
      status: decision === "approve" ? "approved" : "discarded",
      ...{ decidedBy: ctx.actor.name, decidedAt: ctx.now },
      ...(decision === "discard" ? { finishedAt: ctx.now } : {}),
    })
    .where(and(mine, eq(dunningBatches.status, "drafted")))
    .returning();
  if (!moved) {
    const [there] = await ctx.tx.select({ id: dunningBatches.id }).from(dunningBatches).where(mine);
    throw there ? conflict("dunning-batch-decided") : notFound();
  }
  if (decision === "discard") {
    await ctx.tx
      .update(dunningItems)
      .set({ state: "discarded", doneOn: dayOf(ctx.now, ctx.tenant.timezone) })
      .where(and(eq(dunningItems.tenantId, tenantId), eq(dunningItems.batchId, batchId)));
  } else await enqueue(ctx, "carry-out-dunning", { tenantId, batchId }, { key: `dunning:${batchId}` });
  const data = { step: moved.step, accounts: moved.accounts };
  await audit(ctx, `collections.${decision}-dunning`, { type: "dunning-batch", id: batchId }, data);
}
