import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { chargeableAreas } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { knownFrom } from "@/server/platform/known-from";

export type Area = typeof chargeableAreas.$inferSelect;
export type Change = Partial<
  Pick<
    Area,
    | "supplyState"
    | "wholeUnitStop"
    | "kind"
    | "chargeableArea"
    | "builtArea"
    | "priceClass"
    | "settlement"
    | "heightFactor"
  >
>;

/**
 * Lets areas of an agreement be different from a day on. What was believed until now is superseded, never overwritten:
 * the part before the day is written again, the part from the day on carries the change. Returns the changed versions.
 * @param change what becomes different, or what of each version does
 * @param areaNos which real areas; all when left out
 */
export async function changeAreas(
  ctx: Ctx,
  {
    agreementId,
    from,
    change,
    areaNos,
  }: {
    agreementId: string;
    from: PlainDate;
    change: Change | ((version: Area) => Change);
    areaNos?: string[] | undefined;
  },
): Promise<Area[]> {
  const believed = await endAreas(ctx, { agreementId, from, areaNos });
  const at = await knownFrom(ctx);
  const after = believed.map((area) => ({
    ...versionOf(area, at),
    ...(typeof change === "function" ? change(area) : change),
    validFrom: area.validFrom < from ? from : area.validFrom,
  }));
  return after.length > 0 ? ctx.tx.insert(chargeableAreas).values(after).returning() : [];
}

/**
 * Lets areas of an agreement be none from a day on: what was believed of it is superseded and returned, and what still
 * holds of the days before is written again.
 */
export async function endAreas(
  ctx: Ctx,
  { agreementId, from, areaNos }: { agreementId: string; from: PlainDate; areaNos?: string[] | undefined },
): Promise<Area[]> {
  const at = await knownFrom(ctx);
  const believed = await ctx.tx
    .update(chargeableAreas)
    .set({ supersededAt: at })
    .where(
      and(
        eq(chargeableAreas.tenantId, ctx.tenant.id),
        eq(chargeableAreas.agreementId, agreementId),
        isNull(chargeableAreas.supersededAt),
        or(isNull(chargeableAreas.validTo), gt(chargeableAreas.validTo, from)),
        areaNos ? inArray(chargeableAreas.areaNo, areaNos) : undefined,
      ),
    )
    .returning();
  const before = believed
    .filter((area) => area.validFrom < from)
    .map((area) => ({ ...versionOf(area, at), validTo: from }));
  if (before.length > 0) await ctx.tx.insert(chargeableAreas).values(before);
  return believed;
}

function versionOf(area: Area, at: Date): Area {
  return { ...area, id: newId(), recordedAt: at, supersededAt: null, createdAt: at };
}
