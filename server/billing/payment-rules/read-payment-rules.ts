import type { Ctx } from "@/server/platform/context";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import {
  type AllocationOrder,
  allocationOrderSchema,
  defaultAllocationOrder,
  defaultInstalmentRules,
  type InstalmentRules,
  instalmentRulesSchema,
  type InvoiceRules,
  invoiceRulesSchema,
} from "@/tenants/schemas/payment-rules";

/** The order in which money is put to bills today. */
export async function readAllocationOrder(ctx: Ctx): Promise<AllocationOrder> {
  const found = await findCurrentDocument(ctx, "allocation-order", "allocation-order");
  return found ? allocationOrderSchema.parse(found.body) : defaultAllocationOrder;
}

/** What may be agreed today about paying in steps, and by which version (null: the house's own). */
export async function readInstalmentRules(ctx: Ctx): Promise<{ id: string | null; rules: InstalmentRules }> {
  const found = await findCurrentDocument(ctx, "instalment-rules", "instalment-rules");
  return found
    ? { id: found.id, rules: instalmentRulesSchema.parse(found.body) }
    : { id: null, rules: defaultInstalmentRules };
}

/** Who sells and at which rate today; null until a subsidiary has said so. */
export async function findInvoiceRules(ctx: Ctx): Promise<InvoiceRules | null> {
  const found = await findCurrentDocument(ctx, "invoice-rules", "invoice-rules");
  return found ? invoiceRulesSchema.parse(found.body) : null;
}
