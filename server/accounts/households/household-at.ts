import { and, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { households } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";

/** The household at an account on a business day as it is believed now; null when nobody has told of it. */
export async function householdAt(
  { tx, tenant }: Pick<Ctx, "tx" | "tenant">,
  { accountId, on }: { accountId: string; on: PlainDate },
): Promise<Pick<typeof households.$inferSelect, "lowIncome" | "size"> | null> {
  const [household] = await tx
    .select({ lowIncome: households.lowIncome, size: households.size })
    .from(households)
    .where(
      and(
        eq(households.tenantId, tenant.id),
        eq(households.accountId, accountId),
        isNull(households.supersededAt),
        lte(households.validFrom, on),
        or(isNull(households.validTo), gt(households.validTo, on)),
      ),
    )
    .orderBy(desc(households.validFrom))
    .limit(1);
  return household ?? null;
}
