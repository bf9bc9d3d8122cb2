import type { Ctx } from "@/server/platform/context";
import { getDocument } from "@/tenants/config/find-current-document";
import { dunningSchema, type DunningStep } from "@/tenants/schemas/dunning";

/** A step as it stands in the version of the rules that it was drafted from. */
export async function stepOf(ctx: Ctx, rulesId: string, slug: string): Promise<DunningStep> {
  const { body } = await getDocument(ctx, rulesId);
  return dunningSchema.parse(body).steps.find((step) => step.slug === slug)!;
}
