import { lockAccount } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { conflict, forbidden } from "@/server/platform/errors";
import { decided, decision } from "./approve-adjustment";
import { getAdjustmentRow } from "./find-adjustment";
import { type Adjustment, moveAdjustment } from "./move-adjustment";

/**
 * Turns a proposal down with a reason for its proposer. What lies before headquarters only headquarters can turn down.
 * @throws `adjustment-own` (one withdraws one's own), `adjustment-awaits-hq`, `adjustment-decided`
 */
export async function rejectAdjustment(
  ctx: Ctx,
  { adjustmentId, note }: { adjustmentId: string; note: string },
): Promise<Adjustment> {
  const row = await getAdjustmentRow(ctx, adjustmentId);
  await lockAccount(ctx, row.accountId);
  const now = await getAdjustmentRow(ctx, adjustmentId);
  if (now.status === "awaiting-hq") throw conflict("adjustment-awaits-hq");
  if (now.status !== "proposed") throw decided(now);
  if (ctx.actor.kind !== "staff") throw forbidden();
  if (row.proposedById === ctx.actor.userId) throw forbidden("adjustment-own-reject");
  const rejected = await moveAdjustment(ctx, row.id, "rejected", decision(ctx, note));
  if (!rejected) throw decided(now);
  await audit(ctx, "adjustments.reject", { type: "adjustment", id: row.id }, { no: row.adjustmentNo, note });
  return rejected;
}
