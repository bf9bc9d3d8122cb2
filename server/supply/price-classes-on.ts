import { findSeasonFor } from "@/server/billing";
import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import type { Text } from "@/tenants/schemas/workflow";
import type { Area } from "./dated/change-areas";

export type PriceClass = { slug: string; name: Text; settlements: Area["settlement"][] };

/** What an area may be charged by on a day: the classes of the season that runs or comes, each with its priced ways. */
export async function priceClassesOn(ctx: Pick<Ctx, "tx" | "tenant">, on: PlainDate): Promise<PriceClass[]> {
  const tariff = (await findSeasonFor(ctx, on))?.tariff.tariff;
  if (tariff?.kind !== "heating") return [];
  return tariff.priceClasses.map(({ slug, name, twoPart, metered }) => ({
    slug,
    name,
    settlements: ["area", ...(twoPart ? (["two-part"] as const) : []), ...(metered ? (["metered"] as const) : [])],
  }));
}
