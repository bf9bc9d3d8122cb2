import { and, eq, gt, isNull, or } from "drizzle-orm";
import { households } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";

type Household = typeof households.$inferSelect;
type Told = Pick<Household, "lowIncome" | "size"> & Partial<Pick<Household, "id" | "reason" | "documentIds">>;

/**
 * Lets the household at an account be another from a day on; null when nobody has told of the one that comes. What was
 * believed is superseded, and its part before the day written again. Returns what was believed of the day and after.
 */
export async function changeHousehold(
  ctx: Ctx,
  { accountId, from, to }: { accountId: string; from: PlainDate; to: Told | null },
): Promise<Household[]> {
  const at = await knownFrom(ctx);
  const believed = await ctx.tx
    .update(households)
    .set({ supersededAt: at })
    .where(
      and(
        eq(households.tenantId, ctx.tenant.id),
        eq(households.accountId, accountId),
        isNull(households.supersededAt),
        or(isNull(households.validTo), gt(households.validTo, from)),
      ),
    )
    .returning();
  const fresh = { recordedAt: at, supersededAt: null, createdAt: ctx.now };
  const rows: (typeof households.$inferInsert)[] = believed
    .filter((one) => one.validFrom < from)
    .map((one) => ({ ...one, ...fresh, id: newId(), validTo: from }));
  if (to)
    rows.push({ ...fresh, id: newId(), ...to, tenantId: ctx.tenant.id, accountId, validFrom: from, validTo: null });
  if (rows.length > 0) await ctx.tx.insert(households).values(rows);
  return believed;
}
