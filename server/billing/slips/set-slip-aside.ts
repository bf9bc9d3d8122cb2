import { and, eq } from "drizzle-orm";
import { transferSlips } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { lockWaitingSlip } from "./accept-slip";

/**
 * Puts a slip aside that is no customer's money (interest, a supplier, a transfer of our own), with the reason.
 * @throws `slip-decided`
 */
export async function setSlipAside(ctx: Ctx, { slipId, note }: { slipId: string; note: string }): Promise<void> {
  const slip = await lockWaitingSlip(ctx, slipId);
  await ctx.tx
    .update(transferSlips)
    .set({ status: "set-aside", note, decidedBy: ctx.actor.name, decidedAt: ctx.now })
    .where(and(eq(transferSlips.tenantId, ctx.tenant.id), eq(transferSlips.id, slip.id)));
  await audit(ctx, "cashier.set-slip-aside", { type: "transfer-slip", id: slip.id }, { bankRef: slip.bankRef, note });
}
