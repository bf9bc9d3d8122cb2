import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { chargeableAreas } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import type { Area } from "./change-areas";

/**
 * An agreement's areas on a business day: as believed now, or as believed at an earlier instant (what a bill of
 * that moment stood on).
 */
export function areasAt(
  ctx: Pick<Ctx, "tx" | "tenant">,
  { agreementId, on, knownAt }: { agreementId: string; on: PlainDate; knownAt?: Date },
): Promise<Area[]> {
  const believed = knownAt
    ? and(
        lte(chargeableAreas.recordedAt, knownAt),
        or(isNull(chargeableAreas.supersededAt), gt(chargeableAreas.supersededAt, knownAt)),
      )
    : isNull(chargeableAreas.supersededAt);
  return ctx.tx
    .select()
    .from(chargeableAreas)
    .where(
      and(
        eq(chargeableAreas.tenantId, ctx.tenant.id),
        eq(chargeableAreas.agreementId, agreementId),
        believed,
        lte(chargeableAreas.validFrom, on),
        or(isNull(chargeableAreas.validTo), gt(chargeableAreas.validTo, on)),
      ),
    )
    .orderBy(asc(chargeableAreas.areaNo));
}
