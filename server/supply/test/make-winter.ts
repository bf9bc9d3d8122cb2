import { configDocuments } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { type TariffInput, tariffSchema } from "@/tenants/schemas/tariff";

const words = (zh: string, en: string) => ({ zh, en });

/** Two seasons as a northern city sets them: apply from 1 September to 31 October, heat from 15 November to 15 March. */
export const twoWinters: TariffInput = {
  kind: "heating",
  seasons: [2026, 2027].map((year) => ({
    slug: `${year}-${year + 1}`,
    name: words(`${year}-${year + 1} 采暖季`, `Winter ${year}-${year + 1}`),
    from: `${year}-11-15`,
    to: `${year + 1}-03-15`,
    applyFrom: `${year}-09-01`,
    applyBy: `${year}-10-31`,
    dueOn: `${year}-12-31`,
    stop: { kind: "percent", percent: "15" },
    changes: "whole-season",
  })),
  priceClasses: [
    { slug: "residential", name: words("居民", "Residential"), area: { price: "26.7", per: "season" } },
    { slug: "public", name: words("非居民", "Public"), area: { price: "39.8", per: "season" } },
  ],
};

/** The same two, where every change counts from its day. */
export const dailyWinters: TariffInput = {
  ...twoWinters,
  seasons: twoWinters.seasons.map((season) => ({ ...season, changes: "by-day" as const })),
};

/** Puts a heating tariff in force. */
export async function makeWinter(ctx: Ctx, tariff: TariffInput = twoWinters): Promise<void> {
  await ctx.tx.insert(configDocuments).values({
    tenantId: ctx.tenant.id,
    kind: "tariff",
    slug: "tariff",
    version: 1,
    status: "published",
    effectiveFrom: "2026-01-01",
    body: tariffSchema.parse(tariff),
    authorName: "test",
    publishedAt: ctx.now,
  });
}
