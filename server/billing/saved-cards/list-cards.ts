import { and, asc, eq, isNull } from "drizzle-orm";
import { savedCards } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { forbidden } from "@/server/platform/errors";

/** The cards that the acting resident keeps for next time. */
export async function listCards({ tx, tenant, actor }: Ctx) {
  if (actor.kind !== "resident") throw forbidden();
  const { id, brand, last4, expMonth, expYear } = savedCards;
  return tx
    .select({ id, brand, last4, expMonth, expYear })
    .from(savedCards)
    .where(
      and(
        eq(savedCards.tenantId, tenant.id),
        eq(savedCards.residentUserId, actor.userId),
        isNull(savedCards.removedAt),
      ),
    )
    .orderBy(asc(savedCards.createdAt));
}
