import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { chargeableAreas } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { isUuid } from "@/server/platform/ids";
import type { Area } from "./dated/change-areas";

type Form = Record<string, unknown>;
/** One real area as a request, a field order and a page name it. */
export type NamedArea = { areaNo: string; kind: Area["kind"]; squareMetres: string };

/** How a request names an area: an account may have several agreements, each with an area 1. */
export const areaKey = ({ agreementId, areaNo }: Pick<Area, "agreementId" | "areaNo">) => `${agreementId}-${areaNo}`;

/** The areas that a partial request names, by their keys; undefined when it is about the whole home. */
export function chosenAreas(form: Form): string[] | undefined {
  const given = form.areas;
  return Array.isArray(given) && given.length > 0 ? given.map(String) : undefined;
}

/** The numbers of the areas that are chosen of one agreement; undefined when all of them are. */
export function areaNosIn(chosen: string[] | undefined, agreementId: string): string[] | undefined {
  const start = `${agreementId}-`;
  return chosen?.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}

/** The areas that a partial request names, in words for those who read it; none when it is about the whole home. */
export async function namedAreas(ctx: Pick<Ctx, "tx" | "tenant">, form: Form): Promise<NamedArea[]> {
  const keys = chosenAreas(form) ?? [];
  const agreementIds = [...new Set(keys.map((key) => key.slice(0, 36)))].filter(isUuid);
  if (agreementIds.length === 0) return [];
  const rows = await ctx.tx
    .select()
    .from(chargeableAreas)
    .where(
      and(
        eq(chargeableAreas.tenantId, ctx.tenant.id),
        inArray(chargeableAreas.agreementId, agreementIds),
        isNull(chargeableAreas.supersededAt),
      ),
    )
    .orderBy(desc(chargeableAreas.validFrom));
  return keys.flatMap((key) => {
    const area = rows.find((row) => areaKey(row) === key);
    return area ? [{ areaNo: area.areaNo, kind: area.kind, squareMetres: area.chargeableArea }] : [];
  });
}
