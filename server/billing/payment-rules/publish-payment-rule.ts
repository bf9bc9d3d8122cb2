import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { newestVersion, publishAtOnce } from "@/tenants/config/publish-at-once";
import type { AllocationOrder, InstalmentRules, InvoiceRules } from "@/tenants/schemas/payment-rules";
import { listSeasons } from "../seasons/list-seasons";
import { findInvoiceRules, readAllocationOrder, readInstalmentRules } from "./read-payment-rules";

export type PaymentRule =
  | { kind: "allocation-order"; body: AllocationOrder }
  | { kind: "instalment-rules"; body: InstalmentRules }
  | { kind: "invoice-rules"; body: InvoiceRules };

/**
 * Puts a rule in force from today on, as the next version; what was done before stays done by the rule of its day.
 * @throws `version-changed` when somebody else was faster
 */
export async function publishPaymentRule(
  ctx: Ctx,
  { kind, body, basedOn }: PaymentRule & { basedOn: number },
): Promise<{ version: number }> {
  const effectiveFrom = dayOf(ctx.now, ctx.tenant.timezone);
  const { id, version } = await publishAtOnce(ctx, { kind, slug: kind, body, seenVersion: basedOn, effectiveFrom });
  await audit(ctx, "cashier.publish-payment-rule", { type: "config-document", id }, { kind, version });
  return { version };
}

/** All three rules as they hold today, with the version that an editor builds on and what they may name. */
export async function getPaymentRules(ctx: Ctx) {
  return {
    allocation: await readAllocationOrder(ctx),
    allocationVersion: await newestVersion(ctx, "allocation-order", "allocation-order"),
    instalments: (await readInstalmentRules(ctx)).rules,
    instalmentsVersion: await newestVersion(ctx, "instalment-rules", "instalment-rules"),
    priceClasses:
      (await listSeasons(ctx)).at(-1)?.tariff.tariff.priceClasses.map(({ slug, name }) => ({ slug, name })) ?? [],
    invoices: await findInvoiceRules(ctx),
    invoicesVersion: await newestVersion(ctx, "invoice-rules", "invoice-rules"),
  };
}
