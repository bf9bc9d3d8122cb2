import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden } from "@/server/platform/errors";
import { toDecimal } from "@/server/platform/money";
import { limitOf, readApprovalLimits } from "./approval-limits";
import { getAdjustmentRow } from "./find-adjustment";
import { lockBoth } from "./lock-both";
import { type Adjustment, moveAdjustment } from "./move-adjustment";
import { postAdjustment } from "./post-adjustment";

/**
 * Approves a proposal within the actor's own limit and lets it take effect at once. Of two who decide at the same
 * moment one wins and the other is told who did.
 * @throws `adjustment-own`, `adjustment-above-limit`, `adjustment-awaits-hq`, `adjustment-decided`, and what `checkSum` refuses
 */
export async function approveAdjustment(
  ctx: Ctx,
  { adjustmentId, note }: { adjustmentId: string; note: string },
): Promise<Adjustment> {
  const found = await getAdjustmentRow(ctx, adjustmentId);
  await lockBoth(ctx, found);
  const row = await getAdjustmentRow(ctx, adjustmentId);
  if (row.status === "awaiting-hq") throw conflict("adjustment-awaits-hq");
  if (row.status !== "proposed") throw decided(row);
  await demandRight(ctx, row);
  const approved = await moveAdjustment(ctx, row.id, "approved", decision(ctx, note));
  if (!approved) throw decided(row);
  const posted = await postAdjustment(ctx, approved);
  await audit(
    ctx,
    "adjustments.approve",
    { type: "adjustment", id: row.id },
    { no: row.adjustmentNo, amountMinor: row.amountMinor.toString(), note },
  );
  return posted;
}

/** Four eyes, and each pair only up to its limit. */
async function demandRight(ctx: Ctx, row: Adjustment): Promise<void> {
  if (ctx.actor.kind !== "staff") throw forbidden();
  if (row.proposedById === ctx.actor.userId) throw forbidden("adjustment-own");
  const limit = limitOf(await readApprovalLimits(ctx), ctx.actor.roles);
  if (row.amountMinor > limit) throw forbidden("adjustment-above-limit", { limit: toDecimal(limit) });
}

export const decision = (ctx: Pick<Ctx, "actor" | "now">, decisionNote: string) => ({
  decidedById: "userId" in ctx.actor ? ctx.actor.userId : null,
  decidedByName: ctx.actor.name,
  decidedAt: ctx.now,
  decisionNote,
});

/** Somebody else was faster. */
export const decided = (row: Pick<Adjustment, "adjustmentNo" | "decidedByName" | "proposedByName">) =>
  conflict("adjustment-decided", { number: row.adjustmentNo, name: row.decidedByName ?? row.proposedByName });
