import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { chargeableAreas } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import type { Area } from "./change-areas";

/** Every version of agreements' areas, as believed now, that holds on a business day or later; area by area, the oldest first. */
export function areasFrom(ctx: Pick<Ctx, "tx" | "tenant">, agreementIds: string[], from: PlainDate): Promise<Area[]> {
  return ctx.tx
    .select()
    .from(chargeableAreas)
    .where(
      and(
        eq(chargeableAreas.tenantId, ctx.tenant.id),
        inArray(chargeableAreas.agreementId, agreementIds),
        isNull(chargeableAreas.supersededAt),
        or(isNull(chargeableAreas.validTo), gt(chargeableAreas.validTo, from)),
      ),
    )
    .orderBy(asc(chargeableAreas.areaNo), asc(chargeableAreas.validFrom));
}
