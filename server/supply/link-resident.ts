import { and, eq, isNull } from "drizzle-orm";
import { residentLinks } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { startOfDay } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";

/** Ties a resident to an account from a day on: a new tie, or an old one brought back to life. */
export async function linkResident(
  ctx: Ctx,
  { userId, accountId, since }: { userId: string; accountId: string; since: PlainDate },
): Promise<void> {
  const start = startOfDay(since, ctx.tenant.timezone);
  await ctx.tx
    .insert(residentLinks)
    .values({
      id: newId(),
      tenantId: ctx.tenant.id,
      residentUserId: userId,
      accountId,
      proof: "request",
      since: start,
      createdAt: ctx.now,
    })
    .onConflictDoUpdate({
      target: [residentLinks.tenantId, residentLinks.residentUserId, residentLinks.accountId],
      set: { since: start, revokedAt: null, proof: "request" },
    });
}

/**
 * Cuts every resident off from an account at once: a session that has it open loses it with its next request, because
 * sessions reach an account only through a live tie.
 */
export async function unlinkResidents(ctx: Ctx, accountId: string): Promise<number> {
  const cut = await ctx.tx
    .update(residentLinks)
    .set({ revokedAt: ctx.now })
    .where(
      and(
        eq(residentLinks.tenantId, ctx.tenant.id),
        eq(residentLinks.accountId, accountId),
        isNull(residentLinks.revokedAt),
      ),
    )
    .returning({ id: residentLinks.id });
  return cut.length;
}
