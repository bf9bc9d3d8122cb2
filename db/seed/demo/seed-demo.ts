import { withTenant } from "@/db/tenant";
import { planSubsidiary } from "./plan-subsidiary";
import { seedCustomers } from "./seed-customers";
import { seedRegistry } from "./seed-registry";
import { subsidiaries } from "./subsidiaries";

/**
 * Fills an empty database with the demo: two groups, their subsidiaries, staff and customers. Each part is one
 * transaction and looks whether it is there already, so that a start that was cut off is completed by the next.
 */
export async function seedDemo(): Promise<void> {
  const tenants = await seedRegistry();
  for (const subsidiary of subsidiaries) {
    const tenant = tenants.get(subsidiary.slug)!;
    const homes = planSubsidiary(subsidiary);
    await withTenant({ tenantId: tenant.id, as: "tenant" }, (tx) => seedCustomers(tx, tenant, subsidiary, homes));
  }
}
