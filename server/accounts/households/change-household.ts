import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { households } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";
import { nextHouseholds } from "./next-households";

type Household = typeof households.$inferSelect;
type Told = Pick<Household, "lowIncome" | "size"> & Partial<Pick<Household, "id" | "reason" | "documentIds">>;

/**
 * Lets the household at an account be another from a day on, until what is told of a later day or another owner comes; null
 * ends all that was told, when nobody has told of the one that comes. What was believed of the days is superseded, and its
 * part before them written again. Returns what was believed.
 */
export async function changeHousehold(
  ctx: Ctx,
  { accountId, from, to }: { accountId: string; from: PlainDate; to: Told | null },
): Promise<Household[]> {
  const at = await knownFrom(ctx);
  const next = to ? await nextDay(ctx, accountId, from) : null;
  const believed = await ctx.tx
    .update(households)
    .set({ supersededAt: at })
    .where(
      and(
        eq(households.tenantId, ctx.tenant.id),
        eq(households.accountId, accountId),
        isNull(households.supersededAt),
        or(isNull(households.validTo), gt(households.validTo, from)),
        to ? lte(households.validFrom, from) : undefined,
      ),
    )
    .returning();
  const fresh = { recordedAt: at, supersededAt: null, createdAt: ctx.now };
  const rows: (typeof households.$inferInsert)[] = believed
    .filter((one) => one.validFrom < from)
    .map((one) => ({ ...one, ...fresh, id: newId(), validTo: from }));
  const ends = [next, ...believed.map((one) => one.validTo)].filter((day) => day !== null).toSorted();
  const validTo = ends[0] ?? null;
  if (to) rows.push({ ...fresh, id: newId(), ...to, tenantId: ctx.tenant.id, accountId, validFrom: from, validTo });
  if (rows.length > 0) await ctx.tx.insert(households).values(rows);
  return believed;
}

async function nextDay({ tx, tenant }: Ctx, accountId: string, from: PlainDate): Promise<PlainDate | null> {
  const { rows } = await tx.execute<{ day: PlainDate }>(
    sql`select day::text as day from (${nextHouseholds(tenant.id, from, accountId)}) n`,
  );
  return rows[0]?.day ?? null;
}
