import { eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import { withTenant, withTenantCopy } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { startOfDay } from "@/server/platform/dates";
import { analyze } from "../analyze";
import { planSubsidiary } from "./plan-subsidiary";
import { seedCustomers } from "./seed-customers";
import { billFirst, billSecond, type Part, payBills } from "./seed-money";
import { seedRegistry } from "./seed-registry";
import { demoDay, subsidiaries } from "./subsidiaries";

/** Customers, then two seasons of money. */
const parts: Part[] = [seedCustomers, billFirst, billSecond, payBills];

/**
 * Fills an empty database with the demo. Each part of each subsidiary is one transaction and looks whether it is there
 * already, so that a start that was cut off is completed by the next.
 */
export async function seedDemo(): Promise<void> {
  const tenants = await seedRegistry();
  if (await isComplete([...tenants.values()])) return;
  const plans = subsidiaries.map((subsidiary) => ({ subsidiary, homes: planSubsidiary(subsidiary) }));
  const actor = { kind: "system", name: "演示数据" } as const;
  for (const part of parts) {
    for (const { subsidiary, homes } of plans) {
      const tenant = tenants.get(subsidiary.slug)!;
      const now = startOfDay(demoDay, tenant.timezone);
      // A connection without a statement's time limit: the machine that seeds may be slow.
      await withTenantCopy({ tenantId: tenant.id, as: "worker" }, (tx) =>
        part({ tx, tenant, actor, now }, subsidiary, homes),
      );
    }
    await analyze();
  }
}

/** Whether the last part is there for everybody; a later start then has nothing to do. */
async function isComplete(tenants: Tenant[]): Promise<boolean> {
  for (const { id } of tenants) {
    const [one] = await withTenant({ tenantId: id, as: "worker" }, (tx) =>
      tx.select({ id: payments.id }).from(payments).where(eq(payments.tenantId, id)).limit(1),
    );
    if (!one) return false;
  }
  return true;
}
