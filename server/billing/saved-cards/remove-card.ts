import { and, eq, isNull } from "drizzle-orm";
import { savedCards } from "@/db/schema";
import { asSubsidiary } from "@/db/tenant";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { forbidden, notFound } from "@/server/platform/errors";
import { enqueue } from "@/server/platform/jobs";
import { detachPaymentMethod, stripeAccountOf } from "@/server/platform/stripe";
import { findTenant } from "@/tenants/resolve";
import { asHouse } from "../payments/as-house";

/** Takes one of the acting resident's kept cards away, here at once and at the provider after commit. */
export async function removeCard(ctx: Ctx, cardId: string): Promise<{ cardId: string }> {
  const { actor, tenant } = ctx;
  if (actor.kind !== "resident") throw forbidden();
  return asSubsidiary(ctx.tx, async () => {
    const [removed] = await ctx.tx
      .update(savedCards)
      .set({ removedAt: ctx.now })
      .where(
        and(
          eq(savedCards.tenantId, tenant.id),
          eq(savedCards.id, cardId),
          eq(savedCards.residentUserId, actor.userId),
          isNull(savedCards.removedAt),
        ),
      )
      .returning({ id: savedCards.id });
    if (!removed) throw notFound();
    await enqueue(ctx, "detach-card", { tenantId: tenant.id, cardId });
    await audit(ctx, "billing.remove-card", { type: "saved-card", id: cardId }, {});
    return { cardId };
  });
}

/** Job: the provider forgets it, too. */
export async function detachCardJob(job: { tenantId: string; cardId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  const account = tenant && stripeAccountOf(tenant);
  if (!tenant || !account) return;
  const methodId = await asHouse(tenant, "saved card", async (ctx) => {
    const [card] = await ctx.tx
      .select({ methodId: savedCards.methodId })
      .from(savedCards)
      .where(and(eq(savedCards.tenantId, tenant.id), eq(savedCards.id, job.cardId)));
    return card?.methodId;
  });
  if (methodId) await detachPaymentMethod(account, methodId);
}
