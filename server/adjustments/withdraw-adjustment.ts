import { lockAccount } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { forbidden } from "@/server/platform/errors";
import { decided } from "./approve-adjustment";
import { getAdjustmentRow } from "./find-adjustment";
import { type Adjustment, moveAdjustment } from "./move-adjustment";

/** Takes one's own proposal back before anybody has decided, also from headquarters. @throws `adjustment-not-own`, `adjustment-decided` */
export async function withdrawAdjustment(ctx: Ctx, adjustmentId: string): Promise<Adjustment> {
  const row = await getAdjustmentRow(ctx, adjustmentId);
  await lockAccount(ctx, row.accountId);
  if (!("userId" in ctx.actor) || row.proposedById !== ctx.actor.userId) throw forbidden("adjustment-not-own");
  const withdrawn = await moveAdjustment(ctx, row.id, "withdrawn", { decidedAt: ctx.now });
  if (!withdrawn) throw decided(await getAdjustmentRow(ctx, adjustmentId));
  await audit(ctx, "adjustments.withdraw", { type: "adjustment", id: row.id }, { no: row.adjustmentNo });
  return withdrawn;
}
