import { and, eq } from "drizzle-orm";
import { stripeCustomers } from "@/db/schema";
import type { Tenant } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import { createCustomer } from "@/server/platform/stripe";
import { asHouse } from "../payments/as-house";

/** The resident's id at the subsidiary's provider, made when first needed; outside any transaction. */
export async function getCustomer(tenant: Tenant, account: string, userId: string): Promise<string> {
  const known = await findCustomer(tenant, account, userId);
  if (known) return known;
  const customerId = await createCustomer(account, { tenantId: tenant.id, userId });
  await asHouse(tenant, "checkout", (ctx) =>
    ctx.tx
      .insert(stripeCustomers)
      .values({ id: newId(), tenantId: tenant.id, residentUserId: userId, account, customerId })
      .onConflictDoNothing(),
  );
  // Somebody may have been quicker with another one.
  return (await findCustomer(tenant, account, userId)) ?? customerId;
}

const findCustomer = (tenant: Tenant, account: string, userId: string) =>
  asHouse(tenant, "checkout", async (ctx) => {
    const [row] = await ctx.tx
      .select({ customerId: stripeCustomers.customerId })
      .from(stripeCustomers)
      .where(
        and(
          eq(stripeCustomers.tenantId, tenant.id),
          eq(stripeCustomers.residentUserId, userId),
          eq(stripeCustomers.account, account),
        ),
      );
    return row?.customerId;
  });
