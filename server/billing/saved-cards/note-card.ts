import { and, eq, isNull, sql } from "drizzle-orm";
import { savedCards, stripeCustomers } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { CardWord } from "@/server/platform/stripe";
import type { Outcome } from "../payments/note-session";

/** A card was kept, changed or taken away at the provider; one that was taken away never comes back by a late word. */
export async function noteCard(ctx: Ctx, card: CardWord | null, removedAt: Date | null): Promise<Outcome> {
  const { tx, tenant } = ctx;
  if (!card?.customerId) return "ignored";
  const [customer] = await tx
    .select({ residentUserId: stripeCustomers.residentUserId })
    .from(stripeCustomers)
    .where(and(eq(stripeCustomers.tenantId, tenant.id), eq(stripeCustomers.customerId, card.customerId)));
  if (!customer) return "ignored";
  const { methodId, brand, last4, expMonth, expYear } = card;
  const facts = { brand, last4, expMonth, expYear };
  await tx
    .insert(savedCards)
    .values({ id: newId(), tenantId: tenant.id, ...customer, methodId, ...facts, removedAt, createdAt: ctx.now })
    .onConflictDoUpdate({
      target: [savedCards.tenantId, savedCards.methodId],
      set: { ...facts, removedAt: removedAt ?? sql`${savedCards.removedAt}` },
      setWhere: isNull(savedCards.removedAt),
    });
  return "noted";
}
