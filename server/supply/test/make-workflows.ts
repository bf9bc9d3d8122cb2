import { asTenant } from "@/db/test/factories";
import { publishWorkflows } from "@/db/test/publish-workflows";
import type { Tenant } from "@/server/platform/context";
import { quanchengWorkflows } from "@/tenants/packs/quancheng/workflows";
import type { TariffInput } from "@/tenants/schemas/tariff";
import type { Workflow } from "@/tenants/schemas/workflow";
import { makeWinter, twoWinters } from "./make-winter";

/** Gives a subsidiary a tariff and workflows, those of 泉城 unless others are handed in. */
export async function makeWorkflows(
  tenant: Tenant,
  tariff: TariffInput = twoWinters,
  workflows: Workflow[] = quanchengWorkflows,
): Promise<void> {
  await asTenant(tenant, (ctx) => makeWinter(ctx, tariff));
  await publishWorkflows(tenant, ...workflows);
}
