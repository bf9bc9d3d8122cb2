import { eq } from "drizzle-orm";
import { controlProofs } from "@/db/schema";
import { withTenant, withTenantCopy } from "@/db/tenant";
import type { Tenant } from "@/server/platform/context";
import { analyze } from "../analyze";
import { planSubsidiary } from "./plan-subsidiary";
import { seedAdjustments } from "./seed-adjustments";
import { keepBooks } from "./seed-books";
import { seedCustomers } from "./seed-customers";
import { billFirst, billSecond, type Part, payBills, setPrices } from "./seed-money";
import { seedCollections } from "./seed-collections";
import { seedMeters } from "./seed-meters";
import { refreshRollups } from "@/server/hq/refresh-rollups";
import { seedBankFiles } from "./seed-bank-files";
import { seedBankOrders } from "./seed-bank-orders";
import { seedShifts } from "./seed-shifts";
import { seedInvoices } from "./seed-invoices";
import { seedPayouts } from "./seed-payouts";
import { seedPlans } from "./seed-plans";
import { seedStatements } from "./seed-statements";
import { seedStripeEvents } from "./seed-stripe-events";
import { seedTickets } from "./tickets/seed-tickets";
import { seedWorkflows } from "./seed-workflows";
import { seedRegistry } from "./seed-registry";
import { demoNow, subsidiaries } from "./subsidiaries";

const refreshFigures: Part = async (ctx) => {
  await refreshRollups(ctx, null);
};

/** Customers, two seasons of money, the requests of that time, the books of it, and headquarters' figures of it all. */
const parts: Part[] = [
  seedWorkflows,
  seedCustomers,
  setPrices,
  billFirst,
  billSecond,
  seedMeters,
  payBills,
  seedAdjustments,
  seedStripeEvents,
  seedPayouts,
  seedShifts,
  seedBankFiles,
  seedBankOrders,
  seedStatements,
  seedInvoices,
  seedPlans,
  seedCollections,
  seedTickets,
  keepBooks,
  refreshFigures,
];

/** Those that bring rows by the thousand: what comes after them is planned by what is there now. */
const large = new Set<Part>([seedCustomers, setPrices, billFirst, billSecond, payBills]);

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
    const waiting = [...plans];
    const fill = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { subsidiary, homes } = next;
        const tenant = tenants.get(subsidiary.slug)!;
        // A connection without a statement's time limit: the machine that seeds may be slow.
        await withTenantCopy({ tenantId: tenant.id, as: "worker" }, (tx) =>
          part({ tx, tenant, actor, now: demoNow }, subsidiary, homes),
        );
      }
    };
    // Companies know nothing of each other, so two are filled side by side.
    await Promise.all([fill(), fill()]);
    if (large.has(part)) await analyze();
  }
  await analyze();
}

/** Whether everybody's books were kept; the figures after them the worker keeps itself. A later start then has nothing to do. */
async function isComplete(tenants: Tenant[]): Promise<boolean> {
  for (const { id } of tenants) {
    const [one] = await withTenant({ tenantId: id, as: "worker" }, (tx) =>
      tx.select({ id: controlProofs.id }).from(controlProofs).where(eq(controlProofs.tenantId, id)).limit(1),
    );
    if (!one) return false;
  }
  return true;
}
