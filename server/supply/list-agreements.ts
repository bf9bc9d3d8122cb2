import { and, asc, eq, inArray } from "drizzle-orm";
import { serviceAgreements } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";

export type Agreement = typeof serviceAgreements.$inferSelect;

/** An account's agreements that have not ended, the oldest first. */
export function listAgreements(ctx: Pick<Ctx, "tx" | "tenant">, accountId: string): Promise<Agreement[]> {
  return ctx.tx
    .select()
    .from(serviceAgreements)
    .where(
      and(
        eq(serviceAgreements.tenantId, ctx.tenant.id),
        eq(serviceAgreements.accountId, accountId),
        inArray(serviceAgreements.status, ["pending-start", "active", "suspended"]),
      ),
    )
    .orderBy(asc(serviceAgreements.startsOn), asc(serviceAgreements.id));
}
