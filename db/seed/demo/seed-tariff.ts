import type { Ctx } from "@/server/platform/context";
import { publishTariff } from "@/server/billing/seasons/publish-tariff";
import { beilingTariff } from "@/tenants/packs/beiling/tariff";
import { quanchengTariff } from "@/tenants/packs/quancheng/tariff";
import type { TariffInput } from "@/tenants/schemas/tariff";

/** What a subsidiary charges instead of its pack's prices. */
const own: Record<string, TariffInput> = { quancheng: quanchengTariff, beiling: beilingTariff };

/** Publishes a subsidiary's own tariff, in force before the first season; the others keep their pack's. */
export async function seedTariff(ctx: Ctx, note: string): Promise<void> {
  const body = own[ctx.tenant.slug];
  if (body) await publishTariff(ctx, { body, effectiveFrom: "2025-06-01", note });
}
