import { adjustments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import type { Adjustment } from "./move-adjustment";

type Half = Pick<
  typeof adjustments.$inferInsert,
  "accountId" | "otherAccountId" | "amountMinor" | "effectiveOn" | "reason" | "basis" | "pairId"
> & { kind: "transfer-credit" };

/** The half of a transfer that arrives on the other account, posted from the start: the half that left it was approved. */
export async function insertTransfer(ctx: Ctx, half: Half): Promise<Adjustment> {
  const id = newId();
  const [row] = await ctx.tx
    .insert(adjustments)
    .values({
      ...half,
      id,
      tenantId: ctx.tenant.id,
      adjustmentNo: await nextNumber(ctx, "TZ", dayOf(ctx.now, ctx.tenant.timezone).slice(0, 4)),
      status: "posted",
      proposedById: "userId" in ctx.actor ? ctx.actor.userId : null,
      proposedByName: ctx.actor.name,
      proposedAt: ctx.now,
      decidedByName: ctx.actor.name,
      decidedAt: ctx.now,
      postedAt: ctx.now,
      idempotencyKey: id,
      createdAt: ctx.now,
    })
    .returning();
  return row as Adjustment;
}
