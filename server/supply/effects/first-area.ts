import { findSeasonFor } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import type { Premise } from "./make-premise";

/**
 * What a new home is charged by under the tariff in force: its class by use (the first class when none is named after
 * the use), its whole built area, by area for heating and by meter for water. A surveyor may refine it later.
 */
export async function firstAreaOf(ctx: Ctx, premise: Pick<Premise, "use" | "builtArea">, day: PlainDate) {
  const tariff = (await findSeasonFor(ctx, day))?.tariff.tariff;
  const slugs: string[] = tariff?.priceClasses.map((one) => one.slug) ?? [];
  return {
    kind: "main" as const,
    builtArea: premise.builtArea,
    chargeableArea: premise.builtArea,
    priceClass: slugs.includes(premise.use) ? premise.use : (slugs[0] ?? premise.use),
    settlement: ctx.tenant.kind === "water" ? ("metered" as const) : ("area" as const),
  };
}
