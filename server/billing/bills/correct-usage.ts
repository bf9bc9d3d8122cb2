import { and, eq } from "drizzle-orm";
import { usages } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { correctBill } from "./correct-bill";
import { lockAccount } from "./lock-account";
import { billedSeasons, getUsage, type Usage } from "./preview-usage";

/**
 * Lets a usage of any past period be another quantity: the former belief is superseded, and every bill that it is part of
 * is made right by reversal and a new revision. Returns the new usage and the bills' sums before and after, in 分.
 */
export async function correctUsage(
  ctx: Ctx,
  { usageId, quantity, reason }: { usageId: string; quantity: string; reason: string },
): Promise<{ usage: Usage; beforeMinor: bigint; afterMinor: bigint }> {
  const former = await getUsage(ctx, usageId);
  await lockAccount(ctx, former.accountId);
  await ctx.tx
    .update(usages)
    .set({ supersededAt: ctx.now })
    .where(and(eq(usages.tenantId, ctx.tenant.id), eq(usages.id, former.id)));
  const [usage] = await ctx.tx
    .insert(usages)
    .values({ ...former, id: newId(), quantity, quality: "read", recordedAt: ctx.now, createdAt: ctx.now })
    .returning();
  let [beforeMinor, afterMinor] = [0n, 0n];
  for (const { season } of await billedSeasons(ctx, former)) {
    const corrected = await correctBill(ctx, { agreementId: former.agreementId, season: season.slug, reason });
    beforeMinor += corrected?.beforeMinor ?? 0n;
    afterMinor += corrected?.afterMinor ?? 0n;
  }
  await audit(
    ctx,
    "billing.correct-usage",
    { type: "account", id: former.accountId },
    { usageId: former.id, from: former.quantity, to: quantity, unit: former.unit, reason },
  );
  return { usage: usage as Usage, beforeMinor, afterMinor };
}
