import { and, eq, isNull } from "drizzle-orm";
import { debitMandates } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";

/** Ends a mandate today; what a bank has been asked for already it may still collect. */
export async function endMandate(ctx: Ctx, mandateId: string): Promise<{ mandateId: string }> {
  const [held] = await ctx.tx
    .update(debitMandates)
    .set({ supersededAt: ctx.now })
    .where(
      and(
        eq(debitMandates.tenantId, ctx.tenant.id),
        eq(debitMandates.id, mandateId),
        isNull(debitMandates.validTo),
        isNull(debitMandates.supersededAt),
      ),
    )
    .returning();
  if (!held) throw notFound();
  const ended = { id: newId(), validTo: dayOf(ctx.now, ctx.tenant.timezone), supersededAt: null };
  await ctx.tx.insert(debitMandates).values({ ...held, ...ended, recordedAt: ctx.now, createdAt: ctx.now });
  await audit(ctx, "cashier.end-mandate", { type: "account", id: held.accountId });
  return { mandateId: ended.id };
}
